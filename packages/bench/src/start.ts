import { setTimeout as wait } from 'node:timers/promises';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { compiled, hubMain } from './paths.js';
import { type Child, residentBytes, startNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import {
  hubEnvironment,
  requireBuiltHub,
  type Simulator,
  startSimulator,
  untilReady,
} from './processes/hub.js';
import { type Measure, printTable } from './report/table.js';
import { type Cleanup, runCommand } from './report/run-command.js';

const rounds = 7;
const idleMs = 10_000;

interface Started {
  readonly child: Child;
  readonly readyMs: number;
}

async function timed(port: number, start: () => Promise<Child>): Promise<Started> {
  const begin = performance.now();
  const child = await start();
  await untilReady(`http://127.0.0.1:${port}/readyz`, child);
  return { child, readyMs: performance.now() - begin };
}

async function startedHub(dataDir: string, simulator: Simulator | null): Promise<Started> {
  const port = await freePort();
  const simulatorPort = String(await freePort());
  const env = {
    ...hubEnvironment({ dataDir, port, simulator }),
    ...(simulator
      ? {}
      : { SIMULATOR_PORT: simulatorPort, SIMULATOR_IMAP_PORT: '0', SIMULATOR_SMTP_PORT: '0' }),
  };
  return timed(port, () => startNode(hubMain, [], { cwd: dataDir, env }));
}

async function startedFloor(): Promise<Started> {
  const port = await freePort();
  return timed(port, () => startNode(compiled('programs/bare-apollo'), [String(port)]));
}

/** Starts, notes the time, ends. */
function timeOf(start: () => Promise<Started>): () => Promise<number> {
  return async () => {
    const { child, readyMs } = await start();
    await child.stop();
    return readyMs;
  };
}

async function idleMegabytes(starts: readonly (() => Promise<Started>)[], onEnd: Cleanup): Promise<number[]> {
  const running: Started[] = [];
  for (const start of starts) {
    const started = await start();
    onEnd(() => started.child.stop());
    running.push(started);
  }
  await wait(idleMs);
  return running.map(({ child }) => residentBytes(child.pid) / 1e6);
}

await runCommand(async (onEnd) => {
  requireBuiltHub();
  const simulator = await startSimulator(4000);
  onEnd(() => simulator.stop());
  const existing = dataFolder(onEnd);
  const times = await inRounds(rounds, {
    existing: timeOf(() => startedHub(existing, simulator)),
    floor: timeOf(startedFloor),
    fresh: timeOf(() => startedHub(dataFolder(onEnd), simulator)),
    simulated: timeOf(() => startedHub(existing, null)),
  });
  const [hub = 0, floor = 0, simulated = 0] = await idleMegabytes(
    [() => startedHub(existing, simulator), startedFloor, () => startedHub(dataFolder(onEnd), null)],
    onEnd,
  );
  const start = (name: string, readings: readonly number[], aim: Measure['aim']): Measure => ({
    name,
    unit: 'ms',
    product: medianOf(readings, Number),
    floor: { name: 'bare Apollo', value: medianOf(times.floor, Number) },
    ratio: medianRatio(readings, times.floor, Number),
    aim,
  });
  const memory = (name: string, value: number, aim: Measure['aim']): Measure => ({
    name,
    unit: 'MB',
    product: value,
    floor: { name: 'bare Apollo', value: floor },
    aim,
  });
  printTable(
    `Start: process to /readyz, median of ${rounds} rounds; resident memory ${idleMs / 1000} s later`,
    [
      start('start, existing data', times.existing, { of: 'product', at: 'most', value: 2_000 }),
      start('start, existing data', times.existing, { of: 'ratio', at: 'most', value: 2 }),
      start('start, fresh data', times.fresh, { of: 'product', at: 'most', value: 2_000 }),
      start('start with the simulator', times.simulated, null),
      memory('resident, idle', hub, { of: 'product', at: 'most', value: 150 }),
      memory('resident, idle', hub, { of: 'ratio', at: 'most', value: 2 }),
      memory('resident with the simulator', simulated, null),
    ],
  );
});
