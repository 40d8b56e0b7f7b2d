import { describe, expect, it } from 'vitest';
import { ageOf, shortDate } from './relative-time.js';

const now = Date.parse('2026-11-25T10:00:00Z');

describe('ageOf', () => {
  it.each([
    ['2026-11-25T09:59:30Z', { unit: 'justNow' }],
    ['2026-11-25T10:00:20Z', { unit: 'justNow' }],
    ['2026-11-25T09:54:00Z', { unit: 'minutesAgo', n: 6 }],
    ['2026-11-25T08:00:01Z', { unit: 'hoursAgo', n: 1 }],
    ['2026-11-23T10:00:00Z', { unit: 'daysAgo', n: 2 }],
    ['2026-11-18T09:59:59Z', { unit: 'date' }],
  ])('says of %s what a person would', (instant, age) => {
    expect(ageOf(instant, now)).toEqual(age);
  });
});

describe('shortDate', () => {
  it('leaves this year out, and no other', () => {
    expect(shortDate('2026-09-02T12:00:00Z', 'en', now)).toBe('2 Sep');
    expect(shortDate('2025-06-12T12:00:00Z', 'en', now)).toBe('12 Jun 2025');
  });
});
