import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../src/database/index.js';
import { createEventLog, type EventLog, type LoggedEvent } from '../src/events/index.js';
import { systemAmbient } from '../src/system-ambient.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';

const happened = (n: number | string) => ({ type: 'test.happened', subjectId: String(n), data: { n } });

function append(database: Database, log: EventLog, n: number): Promise<void> {
  return database.unitOfWork.run((tx) => log.append(tx, happened(n)));
}

async function take(events: AsyncIterator<LoggedEvent>, count: number): Promise<LoggedEvent[]> {
  const taken: LoggedEvent[] = [];
  while (taken.length < count) {
    const next = await events.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

const subjects = (events: readonly LoggedEvent[]) => events.map(({ subjectId }) => Number(subjectId));
const upTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

describe.each(databaseKinds)('the event log on %s', (kind) => {
  let store: TestStore;
  let database: Database;
  let log: EventLog;
  let leaving: AbortController;

  beforeEach(async () => {
    store = await createTestStore(kind);
    database = await store.open();
    log = createEventLog({ database, ambient: systemAmbient, maxQueued: 10 });
    await log.start();
    leaving = new AbortController();
  });

  afterEach(async () => {
    leaving.abort();
    await log.stop();
    await database.close();
    await store.remove();
  });

  it('keeps what was appended, in order, with its data', async () => {
    await append(database, log, 1);
    await append(database, log, 2);
    const events = await log.readAfter(0, 10);
    expect(events).toMatchObject([happened(1), happened(2)]);
    expect(await log.readAfter(events[0]?.position ?? 0, 10)).toHaveLength(1);
    expect(await log.readAfter(0, 1)).toHaveLength(1);
    expect(await log.lastPosition()).toBe(events[1]?.position);
  });

  it('forgets what was appended in a failed transaction, and tells nobody', async () => {
    const events = log.follow({ signal: leaving.signal });
    const failing = database.unitOfWork.run(async (tx) => {
      await log.append(tx, happened(1));
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await append(database, log, 2);
    expect(subjects(await take(events, 1))).toEqual([2]);
  });

  it('shows a follower what happens from now on alone', async () => {
    await append(database, log, 1);
    const all = log.follow({ after: 0, signal: leaving.signal });
    await take(all, 1);
    // What was delivered to one follower is past for one that comes now.
    const live = log.follow({ signal: leaving.signal });
    await append(database, log, 2);
    expect(subjects(await take(live, 1))).toEqual([2]);
  });

  it('replays what was missed and goes on live, without a gap or a repeat', async () => {
    for (const n of upTo(5)) await append(database, log, n);
    const [, second] = await log.readAfter(0, 2);
    const writing = (async () => {
      for (const n of upTo(40).slice(5)) await append(database, log, n);
    })();
    const events = log.follow({ after: second?.position ?? 0, signal: leaving.signal });
    expect(subjects(await take(events, 38))).toEqual(upTo(40).slice(2));
    await writing;
  });

  it('loses nothing for a follower that is slower than its queue is long', async () => {
    const events = log.follow({ signal: leaving.signal });
    const others = log.follow({ signal: leaving.signal });
    await append(database, log, 1);
    expect(subjects(await take(events, 1))).toEqual([1]);
    const writing = (async () => {
      for (const n of upTo(100).slice(1)) await append(database, log, n);
    })();
    expect(subjects(await take(others, 100))).toEqual(upTo(100));
    await writing;
    expect(subjects(await take(events, 99))).toEqual(upTo(100).slice(1));
  });

  it('gives every follower the same object', async () => {
    const followers = [1, 2, 3].map(() => log.follow({ signal: leaving.signal }));
    await append(database, log, 1);
    const [one, two, three] = await Promise.all(followers.map((events) => take(events, 1)));
    expect(one?.[0]).toBe(two?.[0]);
    expect(two?.[0]).toBe(three?.[0]);
  });

  it('tells of what happens now exactly what the log will say of it', async () => {
    const seen = take(log.follow({ signal: leaving.signal }), 20);
    await Promise.all(upTo(20).map((n) => append(database, log, n)));
    const told = (await seen).map(({ subject: _, ...event }) => event);
    expect(told).toEqual(await log.readAfter(0, 100));
  });

  it('brings along what an event is about, as its transaction left it, while somebody follows', async () => {
    let reads = 0;
    const appendWithSubject = (n: number) =>
      database.unitOfWork.run(async (tx) => {
        const read = async () => {
          reads += 1;
          return { rows: await tx.query('SELECT id FROM tenants WHERE id = ?', [String(n)]) };
        };
        await log.append(tx, happened(n), read);
        await tx.execute(`INSERT INTO tenants (id, search_text, updated_at) VALUES (?, '', '')`, [String(n)]);
      });
    await appendWithSubject(1);
    expect(reads).toBe(0);
    const events = log.follow({ signal: leaving.signal });
    await appendWithSubject(2);
    const [told] = await take(events, 1);
    expect(reads).toBe(1);
    // PostgreSQL's own notification may come before the answer to the commit: the event is then read from the log.
    if (kind === 'sqlite' || told?.subject) expect(told?.subject).toEqual({ rows: [{ id: '2' }] });
    expect((await log.readAfter(0, 10)).every((event) => !('subject' in event))).toBe(true);
  });

  it('ends a follower when its signal is aborted, and every one when it stops', async () => {
    const own = new AbortController();
    const one = log.follow({ signal: own.signal });
    const two = log.follow({ signal: leaving.signal });
    const waiting = [one.next(), two.next()];
    own.abort();
    expect((await waiting[0])?.done).toBe(true);
    await log.stop();
    expect((await waiting[1])?.done).toBe(true);
  });

  it('positions follow the order of commits, however transactions overlap', async () => {
    const seen = take(log.follow({ signal: leaving.signal }), 50);
    await Promise.all(upTo(50).map((n) => append(database, log, n)));
    const positions = (await seen).map(({ position }) => position);
    expect(positions).toEqual([...positions].sort((a, b) => a - b));
    expect(new Set(positions).size).toBe(50);
  });
});

describe('two nodes on one PostgreSQL database', () => {
  let store: TestStore;
  let nodes: { database: Database; log: EventLog }[];

  beforeEach(async () => {
    store = await createTestStore('postgres');
    nodes = [];
    for (let n = 0; n < 2; n++) {
      const database = await store.open();
      const log = createEventLog({ database, ambient: systemAmbient });
      await log.start();
      nodes.push({ database, log });
    }
  });

  afterEach(async () => {
    for (const { database, log } of nodes) {
      await log.stop();
      await database.close();
    }
    await store.remove();
  });

  it('wake each other', async () => {
    const [here, there] = nodes as [
      { database: Database; log: EventLog },
      { database: Database; log: EventLog },
    ];
    const events = there.log.follow({ signal: new AbortController().signal });
    await append(here.database, here.log, 1);
    expect(subjects(await take(events, 1))).toEqual([1]);
  });

  it('tell everything in one order, whichever of them committed it', async () => {
    const following = nodes.map(({ log }) => take(log.follow({ signal: new AbortController().signal }), 80));
    const failing = nodes.map(({ database, log }) =>
      database.unitOfWork.run(async (tx) => {
        await log.append(tx, happened('never'));
        throw new Error('no');
      }),
    );
    const appending = upTo(40).flatMap((n) => nodes.map(({ database, log }) => append(database, log, n)));
    await Promise.allSettled([...failing, ...appending]);
    const positions = (await nodes[0]?.log.readAfter(0, 100))?.map(({ position }) => position);
    expect(positions).toHaveLength(80);
    for (const told of await Promise.all(following)) {
      expect(told.map(({ position }) => position)).toEqual(positions);
    }
  });

  it('hear again, and of what they missed, after the database dropped their connections', async () => {
    const [here, there] = nodes as [
      { database: Database; log: EventLog },
      { database: Database; log: EventLog },
    ];
    const events = there.log.follow({ signal: new AbortController().signal });
    await here.database.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
    );
    await append(here.database, here.log, 1);
    expect(subjects(await take(events, 1))).toEqual([1]);
  });

  it('never show a position after a higher one: the second of two open transactions waits for the first', async () => {
    const [here, there] = nodes as [
      { database: Database; log: EventLog },
      { database: Database; log: EventLog },
    ];
    const gate = await commitGate(store, '1');
    const first = append(here.database, here.log, 1);
    await untilSomebodyWaits(here.database, true);
    const second = append(there.database, there.log, 2);
    await untilSomebodyWaits(here.database, false);
    expect(await here.log.readAfter(0, 10)).toEqual([]);
    await gate.open();
    await Promise.all([first, second]);
    expect(subjects(await here.log.readAfter(0, 10))).toEqual([1, 2]);
  });
});

const gateLock = 42;

/** Holds back the commit of whoever appended the event of this subject, until it is opened. */
async function commitGate(store: TestStore, subjectId: string): Promise<{ open(): Promise<void> }> {
  const client = new pg.Client({ connectionString: store.url ?? '' });
  await client.connect();
  await client.query(`SELECT pg_advisory_lock(${gateLock})`);
  await client.query(`CREATE FUNCTION wait_at_gate() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock(${gateLock}); RETURN NULL; END $$`);
  await client.query(`CREATE CONSTRAINT TRIGGER gate AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW WHEN (new.subject_id = '${subjectId}') EXECUTE FUNCTION wait_at_gate()`);
  return { open: () => client.end() };
}

/** Until somebody waits for an advisory lock: the gate's, or another. */
async function untilSomebodyWaits(database: Database, isAtGate: boolean): Promise<void> {
  for (;;) {
    const waiting = await database.query(
      `SELECT 1 FROM pg_locks
       WHERE locktype = 'advisory' AND NOT granted AND (objid = ${gateLock}) = ${String(isAtGate)}`,
    );
    if (waiting.length > 0) return;
  }
}
