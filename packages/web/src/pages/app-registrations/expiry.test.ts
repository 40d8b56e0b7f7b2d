import { expect, test } from 'vitest';
import { expiryOf, needsSuccessor } from './expiry.js';

const now = Date.parse('2026-11-25T10:00:00Z');
const at = (days: number) => new Date(now + days * 24 * 60 * 60_000).toISOString();
const credential = (expiresAt: string | null) => ({
  ...{ __typename: 'AppRegistrationCredential' as const, id: 'a', kind: 'SECRET' as const },
  ...{ thumbprint: null, addedAt: null, expiresAt },
});

test.each([
  [null, { kind: 'unknown' }],
  [at(31), { kind: 'fine', days: 31 }],
  [at(30), { kind: 'fine', days: 30 }],
  [at(29.9), { kind: 'soon', days: 29 }],
  [at(0.5), { kind: 'soon', days: 0 }],
  [at(0), { kind: 'expired' }],
  [at(-1), { kind: 'expired' }],
])('tells how long a credential of %s lasts', (expiresAt, expected) => {
  expect(expiryOf(expiresAt, now)).toEqual(expected);
});

test('wants a successor only where no credential lasts', () => {
  expect(needsSuccessor({ credentials: [credential(at(3))] }, now)).toBe(true);
  expect(needsSuccessor({ credentials: [credential(at(3)), credential(at(300))] }, now)).toBe(false);
  expect(needsSuccessor({ credentials: [credential(null)] }, now)).toBe(false);
});
