import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewJob } from '../src/work/index.js';
import { databaseKinds } from './databases.js';
import { Happenings, note, untilStopped, WorkFixture, type WorkNode } from './work-fixture.js';

const minute = 60_000;

describe.each(databaseKinds)('background work of several processes on %s', (kind) => {
  let fixture: WorkFixture;
  let node: WorkNode;
  let runs: Happenings<unknown>;

  beforeEach(async () => {
    fixture = await WorkFixture.create(kind);
    node = await fixture.createNode();
    runs = fixture.runs;
  });

  afterEach(() => fixture.close());

  const add = (...jobs: NewJob[]) => fixture.add(node, ...jobs);
  const pass = (ms: number, on = node) => fixture.pass(ms, on);
  const createNode = () => fixture.createNode();
  const beaten = (on = node) => fixture.beaten(on);

  /** Another process, which runs none of these jobs, finds that this one shows no sign of life. */
  async function takeForDead(): Promise<void> {
    const other = await createNode();
    other.work.handle('test.other', async () => undefined);
    await other.work.start();
    await beaten(other);
    for (let looks = 0; looks < 3; looks += 1) {
      await pass(minute, other);
      await beaten(other);
    }
  }

  /** Everything that is due has begun before this has. */
  async function runsSoFar(): Promise<unknown[]> {
    const ended = runs.all.length;
    await add(note('last'));
    await runs.until(ended + 1);
    return runs.all.filter((run) => run !== 'last');
  }

  it('runs what was added before it was started, and what another process adds', async () => {
    await add(note(1));
    node.work.handle('test.note', async (payload) => runs.add(payload));
    await node.work.start();
    await runs.until(1);
    const other = await createNode();
    await other.database.unitOfWork.run((tx) => other.work.add(tx, note(2)));
    await pass(1_000);
    expect(await runs.until(2)).toEqual([1, 2]);
  });

  it('leaves jobs alone of which this process has no handler', async () => {
    await add({ kind: 'test.unknown', payload: null });
    node.work.handle('test.note', async (payload) => runs.add(payload));
    await node.work.start();
    expect(await runsSoFar()).toEqual([]);
    const other = await createNode();
    other.work.handle('test.unknown', async () => runs.add('known'));
    await other.work.start();
    expect(await runs.until(2)).toContain('known');
  });

  it('runs a job again whose process shows no sign of life any more, after its lease', async () => {
    node.work.handle('test.note', async (payload, { signal, ...job }) => {
      runs.add({ payload, ...job });
      await untilStopped(signal);
    });
    await node.work.start();
    await add(note(1));
    const [first] = await runs.until(1);
    const other = await createNode();
    other.work.handle('test.note', async (payload, { id, attempt }) => runs.add({ payload, id, attempt }));
    await other.work.start();
    const passAndLook = async (ms: number): Promise<void> => {
      await pass(ms, other);
      await beaten(other);
      other.ambient.advance(10_000);
    };
    await passAndLook(10_000);
    await beaten(other);
    expect(runs.all).toHaveLength(1);
    await passAndLook(kind === 'sqlite' ? minute : 20_000);
    expect(await runs.until(2)).toEqual([first, { ...(first as object), attempt: 2 }]);
  });

  it('runs a job again that fails in a process which was taken for dead meanwhile', async () => {
    const wakeUp = new Happenings<null>();
    const isFirst = (): boolean => runs.all.length === 1;
    node.work.handle(
      'test.note',
      async (payload) => {
        runs.add(payload);
        if (!isFirst()) return;
        await wakeUp.until(1);
        throw new Error('woken too late');
      },
      { concurrency: 1 },
    );
    await node.work.start();
    await add(note(1, { key: 'test.a' }));
    await runs.until(1);
    await takeForDead();
    wakeUp.add(null);
    while (runs.all.length < 2) {
      node.ambient.advance(1_000);
      await nextTurn();
    }
  });

  it('keeps a job of the same key that was added after the process of the former one was taken for dead', async () => {
    const wakeUp = new Happenings<null>();
    node.work.handle(
      'test.note',
      async (payload) => {
        runs.add(payload);
        if (payload === 'old') await wakeUp.until(1);
      },
      { concurrency: 1 },
    );
    await node.work.start();
    await add(note('old', { key: 'test.a' }));
    await runs.until(1);
    await takeForDead();
    await add(note('new', { key: 'test.a' }));
    wakeUp.add(null);
    expect(await runs.until(2)).toEqual(['old', 'new']);
  });

  it('keeps a job that runs longer than a lease', async () => {
    node.work.handle('test.note', async (payload, { signal }) => {
      runs.add(payload);
      await untilStopped(signal);
    });
    await node.work.start();
    await add(note(1));
    await runs.until(1);
    const other = await createNode();
    other.work.handle('test.note', async () => runs.add('stolen'));
    await other.work.start();
    for (let n = 0; n < 8; n += 1) {
      await pass(10_000);
      await beaten();
      other.ambient.advance(10_000);
      await beaten(other);
    }
    expect(runs.all).toEqual([1]);
  });

  it('shares the jobs between two processes, each job once', async () => {
    const other = await createNode();
    const ranBy = new Map<WorkNode, number[]>([
      [node, []],
      [other, []],
    ]);
    const all = new Happenings<number>();
    const tookPart = new Happenings<WorkNode>();
    for (const [owner, own] of ranBy) {
      owner.work.handle('test.note', async (payload) => {
        if (own.push(payload as number) === 1) tookPart.add(owner);
        await tookPart.until(2);
        all.add(payload as number);
      });
      await owner.work.start();
    }
    const numbers = Array.from({ length: 100 }, (_, n) => n);
    await add(...numbers.map((n) => note(n)));
    other.ambient.advance(1_000);
    expect((await all.until(100)).toSorted((a, b) => a - b)).toEqual(numbers);
    for (const own of ranBy.values()) expect(own.length).toBeGreaterThan(0);
  });

  it('asks what runs to end when it stops, and gives it to the next process at once and without a failure', async () => {
    node.work.handle('test.note', async (payload, { signal, attempt }) => {
      runs.add({ payload, attempt });
      await untilStopped(signal);
    });
    await node.work.start();
    await add(note(1));
    await runs.until(1);
    await node.work.stop();
    const other = await createNode();
    other.work.handle('test.note', async (payload, { attempt }) => runs.add({ payload, attempt }));
    await other.work.start();
    expect(await runs.until(2)).toEqual([
      { payload: 1, attempt: 1 },
      { payload: 1, attempt: 1 },
    ]);
  });

  it('waits three seconds for what does not end, then releases it', async () => {
    const release = new Happenings<null>();
    node.work.handle('test.note', async (payload) => {
      runs.add(payload);
      await release.until(1);
    });
    await node.work.start();
    await add(note(1));
    await runs.until(1);
    const stopped = node.work.stop();
    await node.ambient.untilAsleepFor(3_000);
    node.ambient.advance(3_000);
    await stopped;
    const other = await createNode();
    other.work.handle('test.note', async () => runs.add('again'));
    other.ambient.advance(4_000);
    await other.work.start();
    expect(await runs.until(2)).toEqual([1, 'again']);
    release.add(null);
  });
});
