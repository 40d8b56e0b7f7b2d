import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalEntry, entryColumns, entryHash, noHash, storable } from './audit-chain.js';

const entries = fc.tuple(
  ...entryColumns.map(() => fc.option(fc.string({ unit: 'binary', maxLength: 8 }), { nil: null })),
);
const links = fc.record({
  sequence: fc.integer({ min: 1 }),
  previousHash: fc.constantFrom(noHash, 'f'.repeat(64)),
});

describe('an entry of the audit log', () => {
  it('has a text that no other entry and no other place has', () => {
    fc.assert(
      fc.property(entries, entries, links, links, (one, other, here, there) => {
        const isSame = JSON.stringify([one, here]) === JSON.stringify([other, there]);
        expect(canonicalEntry(here, one) === canonicalEntry(there, other)).toBe(isSame);
      }),
    );
  });

  it('keeps what ends in one column apart from what begins in the next', () => {
    const link = { sequence: 1, previousHash: noHash };
    expect(entryHash(link, ['a","b', 'c'])).not.toBe(entryHash(link, ['a', 'b","c']));
    expect(entryHash(link, ['', null])).not.toBe(entryHash(link, [null, '']));
    expect(entryHash(link, ['null'])).not.toBe(entryHash(link, [null]));
  });

  it('is hashed as a stranger would who knows SHA-256 and JSON alone', () => {
    // printf '[1,"%064d","2026-01-01T00:00:00.000Z",null]' 0 | sha256sum
    const hash = entryHash({ sequence: 1, previousHash: noHash }, ['2026-01-01T00:00:00.000Z', null]);
    expect(hash).toBe('5ce004dd37a8107803501fa1b8b906eb03200d4842d84bc46b3f3d5fb2f30173');
  });
});

describe('a text that is stored', () => {
  it('is one that both databases give back as it was', () => {
    expect(storable('Jana 😀\n"x"')).toBe('Jana 😀\n"x"');
    expect(storable('half \ud83d, nul \0')).toBe('half \uFFFD, nul \uFFFD');
  });
});
