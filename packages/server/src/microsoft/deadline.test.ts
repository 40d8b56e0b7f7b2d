import { getEventListeners } from 'node:events';
import { expect, it } from 'vitest';
import { deadline } from './deadline.js';

it('leaves nothing at the signal of a caller that outlives the exchange', () => {
  const caller = new AbortController();
  const end = deadline(60_000, caller.signal);
  expect(getEventListeners(caller.signal, 'abort')).toHaveLength(1);
  end.release();
  expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
});

it('ends with the reason of the caller who gives up, before or during the exchange', () => {
  const caller = new AbortController();
  const during = deadline(60_000, caller.signal);
  caller.abort(new Error('The hub is stopping.'));
  const after = deadline(60_000, caller.signal);
  for (const { signal, isOver, release } of [during, after]) {
    expect([signal.aborted, isOver()]).toEqual([true, false]);
    expect(signal.reason).toEqual(new Error('The hub is stopping.'));
    release();
  }
});

it('ends by itself when the time is over', async () => {
  const { signal, isOver } = deadline(1, undefined);
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  expect(isOver()).toBe(true);
});
