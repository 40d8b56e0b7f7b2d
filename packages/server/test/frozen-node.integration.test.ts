import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Database } from '../src/database/index.js';
import { createEventLog, type EventLog } from '../src/events/index.js';
import { systemAmbient } from '../src/system-ambient.js';
import { createTestStore, type TestStore } from './databases.js';
import { Happenings } from './work-fixture.js';

let store: TestStore;
let frozen: Database;
let other: Database;
let log: EventLog;

beforeEach(async () => {
  store = await createTestStore('postgres');
  frozen = await store.open();
  other = await store.open();
  log = createEventLog({ database: other, ambient: systemAmbient });
  await log.start();
});

afterEach(async () => {
  await log.stop();
  await other.close();
  await frozen.close();
  await store.remove();
});

const append = (n: number) =>
  other.unitOfWork.run((tx) => log.append(tx, { type: 'test.happened', subjectId: String(n), data: {} }));

it('gives up on a node that stopped in the middle of a transaction after ten seconds', async () => {
  const [shown] = await frozen.unitOfWork.run((tx) =>
    tx.query<Record<string, string>>('SHOW idle_in_transaction_session_timeout'),
  );
  expect(shown).toEqual({ idle_in_transaction_session_timeout: '10s' });
});

it('lets the other nodes go on, and this one too when it comes back', async () => {
  const stops = new Happenings<null>();
  const thaws = new Happenings<null>();
  const write = frozen.unitOfWork.run(async (tx) => {
    // What happens is written under the event log's lock.
    await tx.query('SELECT pg_advisory_xact_lock(4711002)');
    await tx.query(`SET LOCAL idle_in_transaction_session_timeout = '1ms'`);
    stops.add(null);
    await thaws.until(1);
    await tx.execute(`INSERT INTO tenants (id, search_text, updated_at) VALUES ('a', '', '')`);
  });
  await stops.until(1);
  await append(1);
  thaws.add(null);
  await expect(write).rejects.toThrow();
  await frozen.unitOfWork.run((tx) =>
    tx.execute(`INSERT INTO tenants (id, search_text, updated_at) VALUES ('b', '', '')`),
  );
  expect(await other.query('SELECT id FROM tenants')).toEqual([{ id: 'b' }]);
});
