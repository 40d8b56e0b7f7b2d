import { describe, expect, it } from 'vitest';
import { trigramQuery } from './trigrams.js';

describe('trigramQuery', () => {
  it.each([
    [['abc'], '"abc"'],
    [['abcd'], '"abc" AND "bcd"'],
    [['abcdefg'], '"abc" AND "def" AND "efg"'],
    [['ab', 'xyz', 'xyz'], '"xyz"'],
    [['organisation-77'], '"on-" AND "n-7" AND "-77"'],
    [['mail-box'], '"il-" AND "l-b" AND "-bo"'],
    [['-organisation'], '"-or" AND "gan" AND "isa" AND "tio" AND "ion"'],
    [['a"b"'], '"a""b" AND """b"""'],
    [['😀😀😀'], '"😀😀😀"'],
    [['near(', 'or*'], '"ar(" AND "nea" AND "or*"'],
  ])('covers %j', (words, query) => {
    expect(trigramQuery(words)).toBe(query);
  });

  it('has nothing to ask where every word is shorter than three characters', () => {
    expect(trigramQuery(['ab', '😀😀'])).toBeNull();
    expect(trigramQuery([])).toBeNull();
  });

  it('stays short however long the words are', () => {
    const word = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');
    expect(trigramQuery([word])?.split(' AND ')).toHaveLength(32);
  });
});
