import { describe, expect, it } from 'vitest';
import { trigramQueries } from './trigrams.js';

describe('trigramQueries', () => {
  it.each([
    [['abc'], ['"abc"']],
    [['abcd'], ['"abc" AND "bcd"']],
    [['abcdefg'], ['"abc" AND "def" AND "efg"']],
    [
      ['ab', 'xyz', 'zyx'],
      ['"xyz"', '"zyx"'],
    ],
    [['organisation-77'], ['"n-7" AND "-77"']],
    [['mail-box'], ['"il-" AND "l-b" AND "-bo"']],
    [['-organisation'], ['"-or" AND "gan" AND "isa" AND "tio" AND "ion"']],
    [['a"b"'], ['"a""b" AND """b"""']],
    [['😀😀😀'], ['"😀😀😀"']],
    [
      ['near(', 'or*'],
      ['"ar(" AND "nea"', '"or*"'],
    ],
  ])('covers %j', (words, queries) => {
    expect(trigramQueries(words)).toEqual(queries);
  });

  it('has nothing to ask where every word is shorter than three characters', () => {
    expect(trigramQueries(['ab', '😀😀'])).toEqual([]);
    expect(trigramQueries([])).toEqual([]);
  });

  it('stays short however long the words are', () => {
    const word = Array.from({ length: 200 }, (_, n) => String.fromCodePoint(0x4e00 + n)).join('');
    expect(trigramQueries([word, 'another']).join(' AND ').split(' AND ')).toHaveLength(32);
  });
});
