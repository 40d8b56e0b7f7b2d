import { expect, it } from 'vitest';
import { TokenBuckets } from './token-buckets.js';

it('lets a burst through, then holds the rate, for each caller apart', () => {
  let nowMs = 0;
  const buckets = new TokenBuckets({ requestsPerSecond: 2, burst: 3 }, () => nowMs);
  const take = (caller = 'a') => buckets.take(caller);
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
  expect(take('b')).toBe(0);
  nowMs = 499;
  expect(take()).toBe(1);
  nowMs = 500;
  expect([take(), take()]).toEqual([0, 1]);
  nowMs = 60_000;
  expect([take(), take(), take(), take()]).toEqual([0, 0, 0, 1]);
});

it('forgets callers whose bucket is full again', () => {
  let nowMs = 0;
  const buckets = new TokenBuckets({ requestsPerSecond: 1, burst: 1 }, () => nowMs);
  for (let n = 0; n < 10_000; n++) buckets.take(String(n));
  nowMs = 2_000;
  expect(buckets.take('one more')).toBe(0);
  expect(Reflect.get(buckets, 'buckets')).toHaveProperty('size', 1);
});
