import { setTimeout as wait } from 'node:timers/promises';
import { countsQuery, pageQuery } from './contents/queries.js';
import { seededHub } from './contents/seeded-hub.js';
import { clients, load, rounds, typicalMs } from './load/answers.js';
import { inRounds, medianOf } from './load/rounds.js';
import { processorSeconds, residentBytes, runNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { type Hub, startHub } from './processes/hub.js';
import { installPeers, peer } from './processes/peers.js';
import { amount, median } from './report/figures.js';
import { type Cleanup, runCommand } from './report/run-command.js';
import { type Measure, printTable } from './report/table.js';

const sizes = [1_000, 10_000, 100_000] as const;
const starts = 5;
const idleMs = 10_000;

/** What is measured at each size, and how much more of it 100,000 connections may take than 1,000. */
const figures = {
  ready: { name: 'start to /readyz', unit: 'ms', most: null },
  resident: { name: 'resident, idle', unit: 'MB', most: null },
  idle: { name: 'processor while idle, a second', unit: 'ms', most: null },
  page: { name: 'page 1', unit: 'ms', most: 1.2 },
  search: { name: 'page 1 of a search', unit: 'ms', most: null },
  counts: { name: 'counts by state', unit: 'ms', most: null },
  planning: { name: 'looking for refreshes that are due', unit: 'ms', most: null },
} as const;

type Figures = Record<keyof typeof figures, number>;

/** Starts once more on what is there, and again. */
async function started(dataDir: string): Promise<number> {
  const times: number[] = [];
  for (let start = 0; start < starts; start += 1) {
    const port = await freePort();
    const begin = performance.now();
    const hub = await startHub({ dataDir, port, simulator: null, env: await simulatorPorts() });
    times.push(performance.now() - begin);
    await hub.stop();
  }
  return median(times);
}

async function simulatorPorts(): Promise<Record<string, string>> {
  return { SIMULATOR_PORT: String(await freePort()), SIMULATOR_IMAP_PORT: '0', SIMULATOR_SMTP_PORT: '0' };
}

async function atRest(hub: Hub): Promise<Pick<Figures, 'resident' | 'idle'>> {
  await wait(idleMs);
  const before = processorSeconds(hub.child.pid);
  await wait(idleMs);
  const spent = processorSeconds(hub.child.pid) - before;
  return { resident: residentBytes(hub.child.pid) / 1e6, idle: (spent * 1_000) / (idleMs / 1_000) };
}

async function measured(count: number, onEnd: Cleanup): Promise<Figures> {
  const dataDir = dataFolder(onEnd);
  const { hub } = await seededHub({ dataDir, count }, onEnd);
  const rest = await atRest(hub);
  const answers = await inRounds(rounds, {
    page: load(hub.url, pageQuery),
    search: load(hub.url, pageQuery, { filter: { text: 'mailbox-77' } }),
    counts: load(hub.url, countsQuery),
  });
  await hub.stop();
  const { planningMs } = await runNode<{ planningMs: number[] }>(peer('refresh'), ['planning', dataDir, '0']);
  return {
    ...rest,
    ready: await started(dataDir),
    page: medianOf(answers.page, typicalMs),
    search: medianOf(answers.search, typicalMs),
    counts: medianOf(answers.counts, typicalMs),
    planning: median(planningMs),
  };
}

await runCommand(async (onEnd) => {
  await installPeers();
  const least = await measured(sizes[0], onEnd);
  const more: { count: number; found: Figures }[] = [];
  for (const count of sizes.slice(1)) more.push({ count, found: await measured(count, onEnd) });
  const lines = (Object.keys(figures) as (keyof Figures)[]).flatMap((key) =>
    more.map(({ count, found }): Measure => {
      const { name, unit, most } = figures[key];
      return {
        name: `${name}, ${count.toLocaleString('en')} connections`,
        unit,
        product: found[key],
        floor: { name: amount(sizes[0]), value: least[key] },
        aim: most === null ? null : { of: 'ratio', at: 'most', value: most },
      };
    }),
  );
  printTable(`Growth, SQLite: against 1,000 connections; answers for ${clients} clients`, lines);
});
