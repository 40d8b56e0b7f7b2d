import { describe, expect, it } from 'vitest';
import { Batches } from './batches.js';

describe('batches', () => {
  it('do together what is asked for in one turn, and tell each what came of it', async () => {
    const done: (readonly number[])[] = [];
    const doubled = new Batches<number, number>(async (items) => {
      done.push(items);
      return items.map((item) => item * 2);
    });
    expect(await Promise.all([1, 2, 3].map((n) => doubled.add(n)))).toEqual([2, 4, 6]);
    expect(done).toEqual([[1, 2, 3]]);
  });

  it('gather what is asked for while one is under way', async () => {
    const done: (readonly number[])[] = [];
    let release: () => void = () => undefined;
    const isReleased = new Promise<void>((resolve) => (release = resolve));
    let begun: () => void = () => undefined;
    const hasBegun = new Promise<void>((resolve) => (begun = resolve));
    const batches = new Batches<number, number>(async (items) => {
      done.push(items);
      begun();
      await isReleased;
      return items;
    });
    const first = batches.add(1);
    await hasBegun;
    const others = [batches.add(2), batches.add(3)];
    release();
    await Promise.all([first, ...others]);
    expect(done).toEqual([[1], [2, 3]]);
  });

  it('let only the one at fault fail', async () => {
    const batches = new Batches<number, number>(async (items) => {
      if (items.includes(2)) throw new Error('two');
      return items;
    });
    const results = await Promise.allSettled([1, 2, 3].map((n) => batches.add(n)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await batches.add(4)).toBe(4);
  });
});
