import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type NewJob, type RunningJob, TryAgainLater } from '../src/work/index.js';
import { databaseKinds } from './databases.js';
import { Happenings, note, untilStopped, WorkFixture, type WorkNode } from './work-fixture.js';

const minute = 60_000;

describe.each(databaseKinds)('background work on %s', (kind) => {
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
  const idle = () => fixture.idle(node);

  /** Everything that is due has begun before this has. */
  async function runsSoFar(): Promise<unknown[]> {
    const ended = runs.all.length;
    await add(note('last'));
    await runs.until(ended + 1);
    return runs.all.filter((run) => run !== 'last');
  }

  it('runs a job once its transaction is committed, with what it carries', async () => {
    node.work.handle('test.note', async (payload, { attempt }) => runs.add({ payload, attempt }));
    await node.work.start();
    const payload = { text: 'příliš', list: [1, [2]], nothing: null };
    await node.database.unitOfWork.run(async (tx) => {
      await node.work.add(tx, { kind: 'test.note', payload });
      expect(runs.all).toEqual([]);
    });
    expect(await runs.until(1)).toEqual([{ payload, attempt: 1 }]);
  });

  it('never runs a job that was added in a transaction which was rolled back', async () => {
    node.work.handle('test.note', async (payload) => runs.add(payload), { concurrency: 1 });
    const failing = node.database.unitOfWork.run(async (tx) => {
      await node.work.add(tx, note(1));
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    await node.work.start();
    expect(await runsSoFar()).toEqual([]);
  });

  it('runs a job not before its time', async () => {
    node.work.handle('test.note', async (payload) => runs.add(payload), { concurrency: 1 });
    await node.work.start();
    await add(note('later', { runAt: new Date(node.ambient.now().getTime() + minute) }));
    expect(await runsSoFar()).toEqual([]);
    await pass(minute);
    expect(await runs.until(2)).toEqual(['last', 'later']);
  });

  it('replaces a waiting job of the same key', async () => {
    const runAt = new Date(node.ambient.now().getTime() + minute);
    await add(note('old', { key: 'test.a', runAt }), note('other', { key: 'test.b', runAt }));
    await add(note('new', { key: 'test.a', runAt }));
    node.work.handle('test.note', async (payload) => runs.add(payload));
    await node.work.start();
    await pass(minute);
    await runs.until(2);
    expect((await runsSoFar()).toSorted()).toEqual(['new', 'other']);
  });

  it('takes several jobs at once, and of those with one key the last', async () => {
    node.work.handle('test.note', async (payload) => runs.add(payload));
    await node.database.unitOfWork.run((tx) =>
      node.work.add(tx, note('old', { key: 'test.a' }), note('other'), note('new', { key: 'test.a' })),
    );
    await node.work.start();
    await runs.until(2);
    expect((await runsSoFar()).toSorted()).toEqual(['new', 'other']);
  });

  it('runs a job beside the running one whose key it took, which is not tried again', async () => {
    const release = new Happenings<null>();
    node.work.handle('test.note', async (payload) => {
      runs.add(payload);
      if (payload !== 'old') return;
      await release.until(1);
      throw new Error('not again');
    });
    await node.work.start();
    await add(note('old', { key: 'test.a' }));
    await runs.until(1);
    await add(note('new', { key: 'test.a' }));
    await runs.until(2);
    release.add(null);
    await idle();
    await pass(60 * minute);
    expect(await runsSoFar()).toEqual(['old', 'new']);
  });

  it('tries a failed job again, later each time, with the same id', async () => {
    const jobs: RunningJob[] = [];
    node.work.handle('test.note', async (_, job) => {
      jobs.push(job);
      runs.add(job.attempt);
      if (job.attempt < 3) throw new Error(`failure ${job.attempt}`);
    });
    await node.work.start();
    await add(note(1));
    await runs.until(1);
    await idle();
    await pass(7_000);
    await runs.until(2);
    await idle();
    await pass(7_000);
    await idle();
    expect(runs.all).toEqual([1, 2]);
    await pass(6_000);
    expect(await runs.until(3)).toEqual([1, 2, 3]);
    expect(new Set(jobs.map(({ id }) => id)).size).toBe(1);
    expect(node.errors.all).toEqual([]);
  });

  it('runs a job again when its handler says so, which is no failure', async () => {
    node.work.handle('test.note', async (_, { attempt }) => {
      runs.add(attempt);
      if (runs.all.length < 4) throw new TryAgainLater(new Date(node.ambient.now().getTime() + minute));
    });
    await node.work.start();
    await add(note(1, { maxAttempts: 2 }));
    for (let n = 1; n < 4; n += 1) {
      await runs.until(n);
      await idle();
      await pass(minute);
    }
    expect(await runs.until(4)).toEqual([1, 1, 1, 1]);
    expect(node.errors.all).toEqual([]);
  });

  it('gives up and reports a job that failed as often as it may', async () => {
    node.work.handle('test.note', async (payload, { attempt }) => {
      runs.add(payload === 'last' ? payload : attempt);
      if (payload !== 'last') throw new Error('broken');
    });
    await node.work.start();
    await add(note(1, { maxAttempts: 2 }));
    await runs.until(1);
    await idle();
    await pass(minute);
    const [error] = await node.errors.until(1);
    expect(error).toMatchObject({
      message: expect.stringContaining('test.note'),
      cause: { message: 'broken' },
    });
    await idle();
    await pass(600 * minute);
    expect(await runsSoFar()).toEqual([1, 2]);
    expect(node.errors.all).toHaveLength(1);
  });

  it('runs no more of a kind at once than it may, and does not let one kind stand in the way of another', async () => {
    let running = 0;
    let most = 0;
    node.work.handle(
      'test.slow',
      async (payload, { signal }) => {
        most = Math.max(most, (running += 1));
        runs.add(payload);
        await untilStopped(signal);
      },
      { concurrency: 2 },
    );
    node.work.handle('test.note', async (payload) => runs.add(payload), { concurrency: 1 });
    await node.work.start();
    await add(...[1, 2, 3, 4, 5].map((n) => ({ kind: 'test.slow', payload: n })));
    await runs.until(2);
    await add(note('quick'));
    await runs.until(3);
    expect(runs.all).toContain('quick');
    expect(most).toBe(2);
  });
});
