import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** The longest event of each interaction, in milliseconds, by the interaction's id. */
    interactions?: Map<number, number>;
    longTasks?: number[];
    /** When the last key went down, and when the rows that were waited for had been painted. */
    keyAt?: number;
    foundAt?: number;
  }
}

const firstRow = '[data-index="0"]';

/** Runs in the page before anything else. */
export function watchInteractions(): void {
  window.interactions = new Map();
  window.longTasks = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!(entry instanceof PerformanceEventTiming) || !entry.interactionId) continue;
      const known = window.interactions?.get(entry.interactionId) ?? 0;
      window.interactions?.set(entry.interactionId, Math.max(known, entry.duration));
    }
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) window.longTasks?.push(duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** What an administrator does with the list; returns the duration of each interaction in milliseconds. */
export async function useTheList(page: Page): Promise<number[]> {
  for (const index of [1, 4, 2]) await page.locator(`[data-index="${index}"]`).click();
  for (const key of ['ArrowDown', 'ArrowDown', 'PageDown', 'Home', 'Escape']) await page.keyboard.press(key);
  for (const head of ['.type', '.modified', '.name']) {
    await page.locator(`[role=columnheader]${head} .sort`).first().click();
    await settled(page);
  }
  for (const state of ['FAILED', 'FAILED']) {
    await page.locator(`.state.${state}`).click();
    await settled(page);
  }
  await page.getByRole('searchbox').pressSequentially('payroll', { delay: 120 });
  await settled(page);
  // The last ones are reported after the frame that shows them.
  await page.waitForTimeout(500);
  return page.evaluate(() => [...(window.interactions?.values() ?? [])]);
}

/** The same clicks and keys on a page that does next to nothing with them. */
export async function useTheBareList(page: Page): Promise<number[]> {
  for (const index of [1, 4, 2]) await page.locator(`[data-index="${index}"]`).click();
  for (const key of ['Tab', 'Enter', 'PageDown', 'Home', 'Escape']) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  return page.evaluate(() => [...(window.interactions?.values() ?? [])]);
}

/** Nothing is being read, and the rows are there. */
async function settled(page: Page): Promise<void> {
  await page.locator('.card:not([aria-busy])').locator(firstRow).waitFor();
}

/** From the last letter of a search until the rows that it finds were painted, in milliseconds. */
export async function typedSearch(page: Page, text: string): Promise<number> {
  const search = page.getByRole('searchbox');
  await search.fill('');
  await settled(page);
  await search.pressSequentially(text.slice(0, -1), { delay: 110 });
  await page.evaluate(
    ([expected = '', row = '']) => {
      window.foundAt = undefined;
      addEventListener('keydown', (event) => (window.keyAt = event.timeStamp), { capture: true, once: true });
      const found = () =>
        document.querySelector(row)?.textContent.includes(expected) === true &&
        document.querySelectorAll('[data-index]').length === 1;
      const observer = new MutationObserver(() => {
        if (!found()) return;
        observer.disconnect();
        // After the frame that shows it was handed over.
        requestAnimationFrame(() => setTimeout(() => (window.foundAt = performance.now())));
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    },
    [text, firstRow],
  );
  await search.press(text.slice(-1));
  await page.waitForFunction(() => window.foundAt !== undefined, undefined, { polling: 50 });
  return page.evaluate(() => (window.foundAt ?? NaN) - (window.keyAt ?? NaN));
}

export interface ScrolledList {
  /** How many rows were gone through. */
  readonly rows: number;
  readonly frames: number;
  /** Frames of a display of 60 Hz for which nothing new was ready. */
  readonly dropped: number;
  readonly longestTaskMs: number;
  readonly mostRowElements: number;
}

/** Scrolls through so many rows, six of them a frame, reading them page by page; after 40 seconds it is enough. */
export async function scrollThrough(page: Page, rows: number): Promise<ScrolledList> {
  return page.evaluate(
    (wanted) =>
      new Promise<ScrolledList>((resolve) => {
        const frameMs = 1000 / 60;
        const stepPx = 300;
        const longestMs = 40_000;
        const began = performance.now();
        const gaps: number[] = [];
        let mostRowElements = 0;
        let last = performance.now();
        window.longTasks = [];
        function frame(now: number): void {
          gaps.push(now - last);
          last = now;
          const drawn = document.querySelectorAll<HTMLElement>('[data-index]');
          mostRowElements = Math.max(mostRowElements, drawn.length);
          const reached = Number([...drawn].at(-1)?.dataset['index'] ?? 0);
          if (reached < wanted && now - began < longestMs) {
            scrollBy(0, stepPx);
            requestAnimationFrame(frame);
            return;
          }
          const dropped = gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / frameMs) - 1), 0);
          const longestTaskMs = Math.max(0, ...(window.longTasks ?? []));
          resolve({ rows: reached, frames: gaps.length + dropped, dropped, longestTaskMs, mostRowElements });
        }
        requestAnimationFrame(frame);
      }),
    rows,
  );
}
