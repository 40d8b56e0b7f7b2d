import { existsSync } from 'node:fs';
import { type Browser, chromium } from '@playwright/test';
import { browserLaunch } from '../../e2e/chromium.js';
import { firstPageOf } from './contents/first-page.js';
import { seededHub } from './contents/seeded-hub.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { webDist } from './paths.js';
import { dataFolder } from './processes/data-folder.js';
import { installPeers } from './processes/peers.js';
import { percentile } from './report/figures.js';
import { type Measure, printTable } from './report/table.js';
import { type Cleanup, runCommand } from './report/run-command.js';
import { startBarePage } from './window/bare-page.js';
import { type ColdLoad, coldLoad } from './window/cold-load.js';
import { gzipBytes, scriptSizes } from './window/module-sizes.js';
import { sessionCookie } from './window/session-cookie.js';

const rounds = 7;
const slowdown = 4;
const usable = (load: ColdLoad): number => load.usableMs;

async function startBrowser(onEnd: Cleanup): Promise<Browser> {
  const browser = await chromium.launch(await browserLaunch());
  onEnd(() => browser.close());
  return browser;
}

function sizes(loads: readonly ColdLoad[]): Measure[] {
  const { firstPage: first, whole, explorer } = scriptSizes();
  const loaded = Math.max(...loads.map(({ scripts }) => gzipBytes(scripts)));
  const size = (name: string, bytes: number, aim: Measure['aim']): Measure => ({
    name,
    unit: 'kB gzip',
    product: bytes / 1e3,
    floor: null,
    aim,
  });
  return [
    size('JavaScript of index.html', first, { of: 'product', at: 'most', value: 200 }),
    size('JavaScript until the rows show', loaded, { of: 'product', at: 'most', value: 200 }),
    size('JavaScript of the window without its GraphQL explorer', whole - explorer, {
      of: 'product',
      at: 'most',
      value: 300,
    }),
    size('JavaScript of the GraphQL explorer', explorer, null),
  ];
}

function times(product: readonly ColdLoad[], floor: readonly ColdLoad[]): Measure[] {
  const time = (name: string, value: (load: ColdLoad) => number): Measure => ({
    name,
    unit: 'ms',
    product: medianOf(product, value),
    floor: { name: 'bare page', value: medianOf(floor, value) },
    ratio: medianRatio(product, floor, value),
    p50: medianOf(product, value),
    p99: percentile(product.map(value), 0.99),
    aim: { of: 'product', at: 'most', value: 2_000 },
  });
  return [
    time('rows to be seen', usable),
    time('largest contentful paint', (load) => load.largestContentfulPaintMs),
  ];
}

await runCommand(async (onEnd) => {
  if (!existsSync(webDist)) throw new Error('The window is not built: run `pnpm build` first.');
  await installPeers();
  const dataDir = dataFolder(onEnd);
  const { hub } = await seededHub({ dataDir, count: 100_000 }, onEnd);
  const cookies = await sessionCookie(hub);
  const { file, rowText } = await firstPageOf(hub, dataDir);
  const bare = await startBarePage(file, onEnd);
  const browser = await startBrowser(onEnd);
  const { product, floor } = await inRounds(rounds, {
    product: () => coldLoad(browser, { url: `${hub.publicUrl}/connections`, cookies, rowText, slowdown }),
    floor: () => coldLoad(browser, { url: bare, cookies: [], rowText, slowdown }),
  });
  printTable(
    `Window: 100,000 connections, Chromium ${browser.version()}, processor ${slowdown} times slower, ${rounds} cold loads`,
    [...sizes(product), ...times(product, floor)],
  );
});
