import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identifierFromName, identifierWithSuffix, isIdentifier } from './identifier.js';

describe('identifierFromName', () => {
  it.each([
    ['Faktury – příchozí pošta', 'faktury-prichozi-posta'],
    ['Ольга', 'olga'],
    ['straße', 'strasse'],
    ['Účetní 1/2', 'ucetni-1-2'],
    ['日本語', 'ri-ben-yu'],
    ['مرحبا', 'mrhb'],
    ['O’Neill & Söhne', 'oneill-sohne'],
    ['𝒜ccounts', 'accounts'],
    ['ＳＡＬＥＳ', 'sales'],
    ['--a__b--', 'a-b'],
    ['<b>x</b>', 'b-x-b'],
    ['😀', 'connection'],
    ['', 'connection'],
    ['   ', 'connection'],
    ['\u202E', 'connection'],
    ['\uD800', 'connection'],
  ])('turns %j into %s', (name, identifier) => {
    expect(identifierFromName(name)).toBe(identifier);
  });

  it('never grows beyond 64 characters', () => {
    expect(identifierFromName('ä'.repeat(300))).toBe('a'.repeat(64));
    expect(identifierFromName(`${'a'.repeat(63)} b`)).toBe('a'.repeat(63));
    expect(identifierFromName('x'.repeat(1_000_000))).toBe('x'.repeat(64));
  });

  it('makes an identifier of every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => isIdentifier(identifierFromName(name))),
      { numRuns: 10_000 },
    );
  });

  it('leaves an identifier as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        const identifier = identifierFromName(name);
        expect(identifierFromName(identifier)).toBe(identifier);
      }),
    );
  });
});

describe('identifierWithSuffix', () => {
  it('counts on', () => {
    expect(identifierWithSuffix('sales', 2)).toBe('sales-2');
  });

  it('stays an identifier of at most 64 characters', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.integer({ min: 2, max: 100_000 }),
        (name, n) => {
          const identifier = identifierWithSuffix(identifierFromName(name), n);
          return isIdentifier(identifier) && identifier.endsWith(`-${n}`);
        },
      ),
    );
  });
});

describe('isIdentifier', () => {
  it.each(['', '-', 'a-', '-a', 'a--b', 'A', 'á', 'a b', 'a_b', 'a'.repeat(65), 'a\n'])(
    'refuses %j',
    (text) => {
      expect(isIdentifier(text)).toBe(false);
    },
  );
});
