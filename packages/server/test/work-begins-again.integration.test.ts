import { runTaskList, type WorkerPool } from 'graphile-worker';
import { expect, it, vi } from 'vitest';
import { Kinds } from '../src/work/kinds.js';
import { NodeLease } from '../src/work/postgres/node-lease.js';
import { PostgresWork } from '../src/work/postgres/postgres-work.js';
import { createTestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { Happenings, note } from './work-fixture.js';

it('ends the workers that it has taken when it cannot tell the others of them, and takes new ones', async () => {
  const store = await createTestStore('postgres');
  const ambient = new ManualAmbient();
  const database = await store.open({ ambient });
  const pools: WorkerPool[] = [];
  const begin: typeof runTaskList = (...given) => {
    const pool = runTaskList(...given);
    pools.push(pool);
    return pool;
  };
  const errors = new Happenings<unknown>();
  const reportError = (error: unknown): void => errors.add(error);
  const options = { database, databaseUrl: store.url ?? '', ambient, reportError, pollMs: 20 };
  const work = await PostgresWork.create(options, new Kinds(), begin);
  const runs = new Happenings<unknown>();
  work.handle('test.note', async (payload) => runs.add(payload));
  await work.start();
  try {
    vi.spyOn(NodeLease.prototype, 'start').mockRejectedValueOnce(new Error('The database is away.'));
    await pools[0]?.gracefulShutdown('The database was away for too long.');
    await ambient.untilAsleepFor(5_000);
    ambient.advance(5_000);
    await errors.until(1);
    // It never is where the workers go on.
    await pools[1]?.promise;
    await ambient.untilAsleepFor(5_000);
    ambient.advance(5_000);
    await database.unitOfWork.run((tx) => work.add(tx, note('after it')));
    expect(await runs.until(1)).toEqual(['after it']);
    expect(pools).toHaveLength(3);
  } finally {
    vi.restoreAllMocks();
    await work.stop();
    await database.close();
    await store.remove();
  }
  expect(pools).toHaveLength(3);
});

it('works on after graphile-worker has ended by itself, as it does when it could not store what became of a job', async () => {
  const store = await createTestStore('postgres');
  const ambient = new ManualAmbient();
  const database = await store.open({ ambient });
  const pools: WorkerPool[] = [];
  const begin: typeof runTaskList = (...given) => {
    const pool = runTaskList(...given);
    pools.push(pool);
    return pool;
  };
  const reportError = (): void => undefined;
  const options = { database, databaseUrl: store.url ?? '', ambient, reportError, pollMs: 20 };
  const work = await PostgresWork.create(options, new Kinds(), begin);
  const runs = new Happenings<unknown>();
  work.handle('test.note', async (payload) => runs.add(payload));
  await work.start();
  try {
    await pools[0]?.gracefulShutdown('The database was away for too long.');
    await ambient.untilAsleepFor(5_000);
    ambient.advance(5_000);
    await database.unitOfWork.run((tx) => work.add(tx, note('after it')));
    expect(await runs.until(1)).toEqual(['after it']);
    expect(pools).toHaveLength(2);
  } finally {
    await work.stop();
    await database.close();
    await store.remove();
  }
  expect(pools).toHaveLength(2);
});
