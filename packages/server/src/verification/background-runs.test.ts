import { describe, expect, it } from 'vitest';
import { BackgroundRuns } from './background-runs.js';

interface Run {
  readonly id: string;
  readonly end: () => void;
}

function startedRuns(concurrency = 2): { runs: BackgroundRuns; begun: Run[]; reported: unknown[] } {
  const begun: Run[] = [];
  const reported: unknown[] = [];
  const runs = new BackgroundRuns({
    run: (id, signal) =>
      new Promise((resolve, reject) => {
        signal.addEventListener('abort', () => reject(new Error('aborted')), { once: true });
        begun.push({ id, end: resolve });
      }),
    reportError: (error) => reported.push(error),
    concurrency,
  });
  runs.start();
  return { runs, begun, reported };
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('BackgroundRuns', () => {
  it('runs a few at a time, and the others when there is room', async () => {
    const { runs, begun } = startedRuns();
    for (const id of ['a', 'b', 'c', 'c']) runs.add(id);
    expect(begun.map(({ id }) => id)).toEqual(['a', 'b']);
    begun[0]?.end();
    await turn();
    expect(begun.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    await runs.stop();
  });

  it('runs an id once more when it was asked for while it ran, never twice at the same time', async () => {
    const { runs, begun } = startedRuns();
    for (let times = 0; times < 5; times += 1) runs.add('a');
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]?.end();
    await turn();
    expect(begun).toHaveLength(2);
    await runs.stop();
  });

  it('ends what runs when it is stopped, silently, and takes nothing more', async () => {
    const { runs, begun, reported } = startedRuns();
    for (const id of ['a', 'b', 'c']) runs.add(id);
    await runs.stop();
    runs.add('d');
    await turn();
    expect(begun.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(reported).toEqual([]);
  });

  it('reports a failure and goes on', async () => {
    const reported: unknown[] = [];
    const done: string[] = [];
    const runs = new BackgroundRuns({
      run: (id) => (id === 'bad' ? Promise.reject(new Error('bad')) : Promise.resolve(void done.push(id))),
      reportError: (error) => reported.push(error),
      concurrency: 1,
    });
    runs.start();
    runs.add('bad');
    runs.add('good');
    await turn();
    expect(reported).toHaveLength(1);
    expect(done).toEqual(['good']);
    await runs.stop();
  });
});
