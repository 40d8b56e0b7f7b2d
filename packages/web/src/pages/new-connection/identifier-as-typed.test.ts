import { identifierFromWords, readableName } from '@landbridge/server/identifier-rules';
import { transliterate } from 'transliteration';
import { describe, expect, it } from 'vitest';
import { identifierAsTyped } from './identifier-as-typed.js';

/** What the hub makes of it, with the whole library. */
const ofHub = (name: string): string => identifierFromWords(transliterate(readableName(name)));

describe('the identifier as it is typed', () => {
  it('is the hub’s for every letter of the basic plane, or none', () => {
    const known = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code)).filter((letter) => {
      const name = `Pošta ${letter}x`;
      const identifier = identifierAsTyped(name);
      if (identifier !== undefined) expect(identifier, letter).toBe(ofHub(name));
      return identifier !== undefined;
    });
    expect(known.length).toBeGreaterThanOrEqual(0x2e80);
  });

  it.each([
    'Faktury – příchozí pošta',
    'Ольга и Щукин',
    'Ελληνικά «ταχυδρομεία»',
    'O’Neill & Söhne',
    'e\u0301te\u0301',
    'مرحبا بالعالم',
    'हिन्दी डाक',
    'ﬁnance ＳＡＬＥＳ ½',
    '\u202Eatsop',
    `${'Ж'.repeat(40)} ä`,
    '',
  ])('is the hub’s for %j', (name) => {
    expect(identifierAsTyped(name)).toBe(ofHub(name));
  });

  it.each(['日本語', '한국어', 'Ｍ 大阪', '😀'])('is left to the hub for %j', (name) => {
    expect(identifierAsTyped(name)).toBeUndefined();
  });
});
