import { describe, expect, it } from 'vitest';
import { nextTestAt } from './verification-times.js';

const now = new Date('2026-11-25T10:17:43.000Z');
const minutes = (id: string, failures: number, from = now): number =>
  (nextTestAt(id, failures, from).getTime() - from.getTime()) / 60_000;

describe('when a connection is tested next', () => {
  it('is 5 minutes, 30 minutes and 2 hours after a test that did not pass, then once a day', () => {
    expect([1, 2, 3].map((failures) => minutes('a', failures))).toEqual([5, 30, 120]);
    expect(nextTestAt('a', 4, now)).toEqual(nextTestAt('a', 0, now));
  });

  it('is the same moment every day, and never the present one', () => {
    const first = nextTestAt('a', 0, now);
    const second = nextTestAt('a', 0, first);
    expect(second.getTime() - first.getTime()).toBe(24 * 60 * 60_000);
    expect(first.getTime()).toBeGreaterThan(now.getTime());
  });

  it('is spread over the day: no hour has more than its share and a quarter', () => {
    const perHour = new Map<number, number>();
    for (let at = 0; at < 24_000; at += 1) {
      const hour = nextTestAt(`connection-${at}`, 0, now).getUTCHours();
      perHour.set(hour, (perHour.get(hour) ?? 0) + 1);
    }
    expect(perHour.size).toBe(24);
    expect(Math.max(...perHour.values())).toBeLessThan(1_250);
  });
});
