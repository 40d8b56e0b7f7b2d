import { runTaskList, type WorkerPool } from 'graphile-worker';
import { expect, it } from 'vitest';
import { Kinds } from '../src/work/kinds.js';
import { PostgresWork } from '../src/work/postgres/postgres-work.js';
import { createTestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { Happenings, note } from './work-fixture.js';

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
