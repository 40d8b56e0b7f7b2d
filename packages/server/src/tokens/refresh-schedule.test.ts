import { describe, expect, it } from 'vitest';
import { nextRefresh, nextRetry, type RefreshMoment } from './refresh-schedule.js';

const minute = 60_000;
const day = 24 * 60 * minute;
const now = new Date('2026-11-25T08:00:00Z');
const inMinutes = (minutes: number): Date => new Date(now.getTime() + minutes * minute);
const moment: Omit<RefreshMoment, 'connectionId'> = {
  version: 1,
  now,
  expiresAt: inMinutes(75),
  lastUsedAt: now,
  plannedAt: null,
};
const dueMinutes = (connectionId: string, over: Partial<RefreshMoment> = {}): number =>
  (nextRefresh({ ...moment, connectionId, ...over }).getTime() - now.getTime()) / minute;

describe('the schedule of refreshes', () => {
  it('spreads ten thousand connections that were authorized in the same minute', () => {
    const due = Array.from({ length: 10_000 }, (_, index) => dueMinutes(`connection ${index}`));
    const perMinute = new Map<number, number>();
    for (const at of due) perMinute.set(Math.floor(at), (perMinute.get(Math.floor(at)) ?? 0) + 1);
    expect(Math.max(...due)).toBeLessThanOrEqual(60);
    expect(Math.min(...due)).toBeGreaterThanOrEqual(6);
    // One in 60 minutes each would be 167 a minute.
    expect(Math.max(...perMinute.values())).toBeLessThan(250);
  });

  it('keeps each in its place afterwards: 80 % of the token’s life', () => {
    for (const id of ['a', 'b', 'c']) expect(dueMinutes(id, { plannedAt: now })).toBe(60);
  });

  it('spreads what comes late, when an outage has ended', () => {
    const late = ['a', 'b', 'c', 'd'].map((id) => dueMinutes(id, { plannedAt: inMinutes(-30) }));
    expect(new Set(late).size).toBe(4);
    for (const at of late) expect(at).toBeLessThan(60);
  });

  it('says the same for the same connection and version', () => {
    expect(dueMinutes('a')).toBe(dueMinutes('a'));
    expect(dueMinutes('a')).not.toBe(dueMinutes('a', { version: 2 }));
  });

  it('lets an idle connection wait for days, and less than a week', () => {
    const lastUsedAt = new Date(now.getTime() - 3 * day);
    for (const id of ['a', 'b', 'c']) {
      expect(dueMinutes(id, { lastUsedAt })).toBeLessThan(7 * 24 * 60);
      expect(dueMinutes(id, { lastUsedAt, plannedAt: now })).toBe(6 * 24 * 60);
    }
  });

  it('never comes back within 5 seconds, and assumes an hour where Microsoft says nothing', () => {
    expect(dueMinutes('a', { expiresAt: new Date(now.getTime() + 100) })).toBe(5_000 / minute);
    expect(dueMinutes('a', { expiresAt: new Date(0), plannedAt: now })).toBe(48);
  });
});

describe('the schedule of retries', () => {
  const retry = (failures: number, retryAfterMs = 0): number =>
    (nextRetry({ connectionId: 'a', failures, now, retryAfterMs }).getTime() - now.getTime()) / minute;

  it('waits longer after each failure, half an hour at most', () => {
    expect(retry(1)).toBeLessThanOrEqual(0.5);
    expect(retry(1)).toBeGreaterThanOrEqual(0.25);
    expect(retry(4)).toBeGreaterThanOrEqual(2);
    expect(retry(1_000)).toBeLessThanOrEqual(30);
    expect(retry(1_000)).toBeGreaterThanOrEqual(15);
  });

  it('does not come back before Retry-After', () => {
    expect(retry(1, 10 * minute)).toBeGreaterThanOrEqual(10);
  });
});
