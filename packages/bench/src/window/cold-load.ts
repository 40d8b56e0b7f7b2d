import type { Browser, Cookie } from '@playwright/test';

export interface ColdLoad {
  /** From the navigation's start until the rows were painted. */
  readonly usableMs: number;
  readonly largestContentfulPaintMs: number;
  /** Paths of the scripts that were loaded until then. */
  readonly scripts: readonly string[];
}

interface Visit {
  readonly url: string;
  readonly cookies: readonly Pick<Cookie, 'name' | 'value' | 'domain' | 'path'>[];
  /** Text that stands in a row of the list and nowhere else. */
  readonly rowText: string;
  /** How many times slower the processor is made. */
  readonly slowdown: number;
}

declare global {
  interface Window {
    usableAt?: number;
    largestPaint?: number;
  }
}

/** Opens a page as a browser does that was never there: empty cache, new context, slowed processor. */
export async function coldLoad(browser: Browser, visit: Visit): Promise<ColdLoad> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addCookies([...visit.cookies]);
    await context.addInitScript(watchForText, visit.rowText);
    const page = await context.newPage();
    const scripts: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'script') scripts.push(new URL(request.url()).pathname);
    });
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: visit.slowdown });
    await page.goto(visit.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => window.usableAt !== undefined, undefined, {
      timeout: 30_000,
      polling: 200,
    });
    const loaded = [...scripts];
    // A larger paint may still follow the rows.
    await page.waitForTimeout(1_000);
    const [usableMs, largestContentfulPaintMs] = await page.evaluate(() => [
      window.usableAt,
      window.largestPaint,
    ]);
    return {
      usableMs: usableMs ?? NaN,
      largestContentfulPaintMs: largestContentfulPaintMs ?? NaN,
      scripts: loaded,
    };
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything else. */
function watchForText(text: string): void {
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.largestPaint = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  const observer = new MutationObserver(() => {
    if (!document.documentElement.textContent.includes(text)) return;
    observer.disconnect();
    // After the frame that shows it was handed over.
    requestAnimationFrame(() => setTimeout(() => (window.usableAt = performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true, characterData: true });
}
