import { expect, test } from 'vitest';
import { bulkRuns, cancelBulkRun, runInBulk } from './bulk-runs.js';

test('does all of them, a few at once, and answers in their order', async () => {
  let running = 0;
  let most = 0;
  const outcome = await runInBulk('Testing', [1, 2, 3, 4, 5], {
    atOnce: 2,
    each: async (item) => {
      most = Math.max(most, (running += 1));
      await Promise.resolve();
      running -= 1;
      return item * 10;
    },
  });
  expect(most).toBe(2);
  expect(outcome.results.map(({ result }) => result)).toEqual([10, 20, 30, 40, 50]);
  expect(outcome.left).toEqual([]);
  expect(bulkRuns.value).toEqual([]);
});

test('says how far it is, and begins nothing more once it is cancelled', async () => {
  const seen: number[] = [];
  const outcome = await runInBulk('Testing', ['a', 'b', 'c', 'd'], {
    atOnce: 1,
    each: async (item) => {
      const run = bulkRuns.value[0];
      seen.push(run?.done ?? -1);
      if (item === 'b' && run) cancelBulkRun(run.id);
      return item;
    },
  });
  expect(seen).toEqual([0, 1]);
  expect(outcome.results.map(({ item }) => item)).toEqual(['a', 'b']);
  expect(outcome.left).toEqual(['c', 'd']);
});
