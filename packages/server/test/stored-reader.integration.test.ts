import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Database, Transaction } from '../src/database/index.js';
import { createEventLog, type EventLog, type LoggedEvent, StoredReader } from '../src/events/index.js';
import { systemAmbient } from '../src/system-ambient.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';

describe.each(databaseKinds)('a reader whose place is stored, on %s', (kind) => {
  let store: TestStore;
  const closing: (() => Promise<void>)[] = [];

  beforeEach(async () => {
    store = await createTestStore(kind);
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await store.remove();
  });

  async function node(): Promise<{ database: Database; events: EventLog }> {
    const database = await store.open();
    closing.push(() => database.close());
    const events = createEventLog({ database, ambient: systemAmbient });
    await events.start();
    closing.push(() => events.stop());
    return { database, events };
  }

  function read(
    { database, events }: { database: Database; events: EventLog },
    handle: (tx: Transaction, page: readonly LoggedEvent[]) => Promise<void>,
  ): StoredReader {
    const reportError = (): void => undefined;
    const options = {
      database,
      events,
      ambient: { sleep: async () => undefined },
      name: 'notices',
      handle,
      reportError,
    };
    const reader = new StoredReader(options);
    closing.push(() => reader.stop());
    reader.start();
    return reader;
  }

  async function append({ database, events }: { database: Database; events: EventLog }, count: number) {
    for (let n = 0; n < count; n += 1) {
      await database.unitOfWork.run((tx) =>
        events.append(tx, { type: 'test.happened', subjectId: `${n}`, data: {} }),
      );
    }
  }

  it('goes on where it was, also with what came while nothing read', async () => {
    const one = await node();
    const seen: string[] = [];
    const begin = (note: (more: number) => void): StoredReader =>
      read(one, async (_tx, page) => {
        seen.push(...page.map(({ subjectId }) => subjectId));
        note(page.length);
      });
    const reader = await untilSeen(2, async (note) => {
      await append(one, 2);
      return begin(note);
    });
    await reader.stop();
    await append(one, 3);
    await untilSeen(3, async (note) => begin(note));
    expect(seen).toEqual(['0', '1', '0', '1', '2']);
  });

  it('keeps its place when what follows from an event cannot be written', async () => {
    const one = await node();
    let tries = 0;
    await untilSeen(1, async (note) => {
      read(one, async (_tx, page) => {
        tries += 1;
        if (tries < 3) throw new Error('not now');
        note(page.length);
      });
      await append(one, 1);
    });
    expect(tries).toBe(3);
  });

  it('handles each event once, however many nodes read', async () => {
    const [one, two] = [await node(), await node()];
    const positions: number[] = [];
    await untilSeen(40, async (note) => {
      for (const each of [one, two]) {
        read(each, async (tx, page) => {
          tx.afterCommit(() => note(page.map(({ position }) => positions.push(position)).length));
        });
      }
      await Promise.all([append(one, 20), append(two, 20)]);
    });
    expect(new Set(positions).size).toBe(40);
    expect(positions).toHaveLength(40);
  });
});

/** Begins something and waits until so many events were noted. */
async function untilSeen<T>(count: number, begin: (note: (more: number) => void) => Promise<T>): Promise<T> {
  let left = count;
  let tell: () => void = () => undefined;
  const seen = new Promise<void>((resolve) => (tell = resolve));
  const begun = await begin((more) => {
    left -= more;
    if (left <= 0) tell();
  });
  await seen;
  return begun;
}
