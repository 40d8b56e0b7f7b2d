import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../../e2e/chromium.js';
import { pageQuery } from './contents/queries.js';
import { seededHub } from './contents/seeded-hub.js';
import { webDist } from './paths.js';
import { dataFolder } from './processes/data-folder.js';
import type { Hub } from './processes/hub.js';
import { installPeers } from './processes/peers.js';
import { percentile } from './report/figures.js';
import { runCommand } from './report/run-command.js';
import { type Measure, printTable } from './report/table.js';
import { coldLoad } from './window/cold-load.js';
import {
  scrollThrough,
  type ScrolledList,
  typedSearch,
  useTheList,
  watchInteractions,
} from './window/interactions.js';
import { sessionCookie } from './window/session-cookie.js';

const connections = 100_000;
const slowdown = 4;
const loads = 3;
const searches = 20;
const scrolledRows = 10_000;

type Cookies = Awaited<ReturnType<typeof sessionCookie>>;

/** Opens the list in a window of its own, gives it away, and closes it. */
async function withList<T>(
  browser: Browser,
  { hub, cookies, rate }: { hub: Hub; cookies: Cookies; rate: number },
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addCookies(cookies);
    await context.addInitScript(watchInteractions);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await page.goto(`${hub.publicUrl}/connections`);
    await page.locator('[data-index="5"]').waitFor();
    // What is fetched after the first paint is there when somebody begins.
    await page.waitForTimeout(3_000);
    return await use(page);
  } finally {
    await context.close();
  }
}

function inMs(name: string, values: readonly number[], rank: number, aim: number): Measure {
  return {
    name,
    unit: 'ms',
    product: percentile(values, rank),
    floor: null,
    p50: percentile(values, 0.5),
    p99: percentile(values, 0.99),
    aim: { of: 'product', at: 'most', value: aim },
  };
}

function ofScrolling(
  { rows, frames, dropped, longestTaskMs, mostRowElements }: ScrolledList,
  rate: number,
): Measure[] {
  const how = `scrolling ${scrolledRows.toLocaleString('en')} rows, processor ${rate} times slower`;
  const count = (name: string, product: number, unit: string, most: number | null): Measure => ({
    name: `${name}, ${how}`,
    unit,
    product,
    floor: null,
    aim: most === null ? null : { of: 'product', at: 'most', value: most },
  });
  return [
    count('rows gone through', rows, '', null),
    count('dropped frames', (dropped / frames) * 100, '%', null),
    count('longest task', longestTaskMs, 'ms', 50),
    count('row elements at once', mostRowElements, '', 60),
  ];
}

await runCommand(async (onEnd) => {
  if (!existsSync(webDist)) throw new Error('The window is not built: run `pnpm build` first.');
  await installPeers();
  const { hub } = await seededHub({ dataDir: dataFolder(onEnd), count: connections }, onEnd);
  const cookies = await sessionCookie(hub);
  const data = await hub.graphql<{ connections: { edges: { node: { name: string } }[] } }>(pageQuery);
  const rowText = data.connections.edges[5]?.node.name ?? '';
  const browser = await chromium.launch(await browserLaunch());
  onEnd(() => browser.close());

  const paints: number[] = [];
  for (let load = 0; load < loads; load += 1) {
    const visit = { url: `${hub.publicUrl}/connections`, cookies, rowText, slowdown };
    paints.push((await coldLoad(browser, visit)).largestContentfulPaintMs);
  }
  const slowed = await withList(browser, { hub, cookies, rate: slowdown }, useTheList);
  const typed = await withList(browser, { hub, cookies, rate: 1 }, async (page) => {
    const times: number[] = [];
    for (let n = 0; n < searches; n += 1)
      times.push(await typedSearch(page, String((n * 3_331) % connections).padStart(6, '0')));
    return times;
  });
  const scrolled: Measure[] = [];
  for (const rate of [1, slowdown]) {
    const measured = await withList(browser, { hub, cookies, rate }, (page) =>
      scrollThrough(page, scrolledRows),
    );
    scrolled.push(...ofScrolling(measured, rate));
  }
  printTable(`Interaction: ${connections.toLocaleString('en')} connections, Chromium ${browser.version()}`, [
    inMs('largest contentful paint, processor slowed', paints, 0.5, 1_500),
    inMs('interaction to next paint, processor slowed', slowed, 0.98, 100),
    inMs('last letter of a search to its rows, p95', typed, 0.95, 150),
    ...scrolled,
  ]);
});
