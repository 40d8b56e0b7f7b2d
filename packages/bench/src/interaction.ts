import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserLaunch } from '../../e2e/chromium.js';
import { firstPageOf } from './contents/first-page.js';
import { seededHub } from './contents/seeded-hub.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { webDist } from './paths.js';
import { dataFolder } from './processes/data-folder.js';
import type { Hub } from './processes/hub.js';
import { installPeers } from './processes/peers.js';
import { percentile } from './report/figures.js';
import { runCommand } from './report/run-command.js';
import { type Measure, printTable } from './report/table.js';
import { makeBareList } from './window/bare-list.js';
import { startBarePage } from './window/bare-page.js';
import { coldLoad } from './window/cold-load.js';
import {
  scrollThrough,
  type ScrolledList,
  typedSearch,
  useTheBareList,
  useTheList,
  watchInteractions,
} from './window/interactions.js';
import { sessionCookie } from './window/session-cookie.js';

const connections = 100_000;
const slowdown = 4;
const loads = 3;
const searches = 20;
/** At full speed, and with the processor slowed: enough of each to meet what further pages cost. */
const scrolls = [
  { rate: 1, rows: 10_000 },
  { rate: slowdown, rows: 3_000 },
];

type Cookies = Awaited<ReturnType<typeof sessionCookie>>;

/** Opens a window of its own with what it shows, gives it away, and closes it. */
async function withPage<T>(
  browser: Browser,
  { cookies, rate, open }: { cookies: Cookies; rate: number; open: (page: Page) => Promise<void> },
  use: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    await context.addCookies(cookies);
    await context.addInitScript(watchInteractions);
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate });
    await open(page);
    return await use(page);
  } finally {
    await context.close();
  }
}

async function openList(page: Page, hub: Hub): Promise<void> {
  await page.goto(`${hub.publicUrl}/connections`);
  await page.locator('[data-index="5"]').waitFor();
  // What is fetched after the first paint is there when somebody begins.
  await page.waitForTimeout(3_000);
}

function inMs(
  name: string,
  {
    values,
    rank,
    aim,
    floor,
  }: { values: readonly number[]; rank: number; aim: number; floor: Measure['floor'] },
): Measure {
  return {
    name,
    unit: 'ms',
    product: percentile(values, rank),
    floor,
    p50: percentile(values, 0.5),
    p99: percentile(values, 0.99),
    aim: { of: 'product', at: 'most', value: aim },
  };
}

function ofScrolling(list: ScrolledList, bare: ScrolledList, how: string): Measure[] {
  const count = (
    name: string,
    { unit, value, most }: { unit: string; value: (scrolled: ScrolledList) => number; most: number | null },
  ): Measure => ({
    name: `${name}, ${how}`,
    unit,
    product: value(list),
    floor: { name: 'bare list', value: value(bare) },
    aim: most === null ? null : { of: 'product', at: 'most', value: most },
  });
  return [
    count('rows gone through', { unit: 'rows', value: ({ rows }) => rows, most: null }),
    count('dropped frames', {
      unit: '%',
      value: ({ dropped, frames }) => (dropped / frames) * 100,
      most: null,
    }),
    count('longest task', { unit: 'ms', value: ({ longestTaskMs }) => longestTaskMs, most: 50 }),
    count('row elements at once', {
      unit: 'rows',
      value: ({ mostRowElements }) => mostRowElements,
      most: 60,
    }),
  ];
}

async function measurePaint(
  browser: Browser,
  hub: Hub,
  cookies: Cookies,
  bare: { url: string; rowText: string },
) {
  const visit = { rowText: bare.rowText, slowdown };
  const results = await inRounds(loads, {
    product: () => coldLoad(browser, { ...visit, url: `${hub.publicUrl}/connections`, cookies }),
    floor: () => coldLoad(browser, { ...visit, url: bare.url, cookies: [] }),
  });
  const paint = (load: { largestContentfulPaintMs: number }): number => load.largestContentfulPaintMs;
  const measure = inMs('largest contentful paint, processor slowed', {
    values: results.product.map(paint),
    rank: 0.5,
    aim: 1_500,
    floor: { name: 'bare page', value: medianOf(results.floor, paint) },
  });
  return { ...measure, ratio: medianRatio(results.product, results.floor, paint) };
}

async function measureInteractions(browser: Browser, hub: Hub, cookies: Cookies): Promise<Measure> {
  const open = (page: Page) => openList(page, hub);
  const openBare = (page: Page) => makeBareList(page, connections);
  const list = await withPage(browser, { cookies, rate: slowdown, open }, useTheList);
  const bare = await withPage(browser, { cookies, rate: slowdown, open: openBare }, useTheBareList);
  return inMs('interaction to next paint, processor slowed', {
    values: list,
    rank: 0.98,
    aim: 100,
    floor: { name: 'bare list', value: percentile(bare, 0.98) },
  });
}

async function measureSearch(browser: Browser, hub: Hub, cookies: Cookies): Promise<Measure> {
  const open = (page: Page) => openList(page, hub);
  const values = await withPage(browser, { cookies, rate: 1, open }, async (page) => {
    const times: number[] = [];
    for (let n = 0; n < searches; n += 1)
      times.push(await typedSearch(page, String((n * 3_331) % connections).padStart(6, '0')));
    return times;
  });
  return inMs('last letter of a search to its rows, p95', { values, rank: 0.95, aim: 150, floor: null });
}

async function measureScrolling(browser: Browser, hub: Hub, cookies: Cookies): Promise<Measure[]> {
  const measures: Measure[] = [];
  for (const { rate, rows } of scrolls) {
    const scroll = (open: (page: Page) => Promise<void>) =>
      withPage(browser, { cookies, rate, open }, (page) => scrollThrough(page, rows));
    const bare = await scroll((page) => makeBareList(page, connections));
    const list = await scroll((page) => openList(page, hub));
    const how = `scrolling ${rows.toLocaleString('en')} rows${rate === 1 ? '' : ', processor slowed'}`;
    measures.push(...ofScrolling(list, bare, how));
  }
  return measures;
}

await runCommand(async (onEnd) => {
  if (!existsSync(webDist)) throw new Error('The window is not built: run `pnpm build` first.');
  await installPeers();
  const dataDir = dataFolder(onEnd);
  const { hub } = await seededHub({ dataDir, count: connections }, onEnd);
  const cookies = await sessionCookie(hub);
  const { file, rowText } = await firstPageOf(hub, dataDir);
  const url = await startBarePage(file, onEnd);
  const browser = await chromium.launch(await browserLaunch());
  onEnd(() => browser.close());
  const measures = [
    await measurePaint(browser, hub, cookies, { url, rowText }),
    await measureInteractions(browser, hub, cookies),
    await measureSearch(browser, hub, cookies),
    ...(await measureScrolling(browser, hub, cookies)),
  ];
  printTable(
    `Interaction: ${connections.toLocaleString('en')} connections, Chromium ${browser.version()}, slowed: ${slowdown} times`,
    measures,
  );
});
