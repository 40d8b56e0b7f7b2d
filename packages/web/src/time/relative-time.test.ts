import { describe, expect, it } from 'vitest';
import { ageOf, momentOf, shortDate, timeAgo } from './relative-time.js';

const now = Date.parse('2026-11-25T10:00:00Z');

describe('ageOf', () => {
  it.each([
    ['2026-11-25T09:59:30Z', { unit: 'justNow' }],
    ['2026-11-25T10:00:20Z', { unit: 'justNow' }],
    ['2026-11-25T09:54:00Z', { unit: 'minute', n: 6 }],
    ['2026-11-25T08:00:01Z', { unit: 'hour', n: 1 }],
    ['2026-11-23T10:00:00Z', { unit: 'day', n: 2 }],
    ['2026-11-18T09:59:59Z', { unit: 'date' }],
  ])('says of %s what a person would', (instant, age) => {
    expect(ageOf(instant, now)).toEqual(age);
  });
});

describe('timeAgo', () => {
  it('counts as each language does', () => {
    const inDays = (n: number) => ['en', 'cs'].map((locale) => timeAgo({ unit: 'day', n }, locale));
    expect([1, 2, 5].map(inDays)).toEqual([
      ['1 day ago', 'před 1 dnem'],
      ['2 days ago', 'před 2 dny'],
      ['5 days ago', 'před 5 dny'],
    ]);
  });
});

describe('shortDate', () => {
  it('leaves this year out, and no other', () => {
    expect(shortDate('2026-09-02T12:00:00Z', 'en', now)).toBe('2\u00a0Sep');
    expect(shortDate('2025-06-12T12:00:00Z', 'en', now)).toBe('12\u00a0Jun\u00a02025');
    expect(shortDate('2026-09-02T12:00:00Z', 'cs', now)).toBe('2.\u00a09.');
  });
});

describe('momentOf', () => {
  it.each([
    ['2026-11-25T08:05:00', '08:05'],
    ['2026-11-24T23:59:00', '24\u00a0Nov, 23:59'],
    ['2025-11-25T08:05:00', '25\u00a0Nov\u00a02025, 08:05'],
  ])('says of %s no more than is needed', (instant, words) => {
    expect(momentOf(instant, 'en', Date.parse('2026-11-25T10:00:00'))).toBe(words);
  });
});
