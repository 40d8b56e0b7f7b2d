import { describe, expect, it } from 'vitest';
import { joinFresh } from './join-fresh.js';

const edges = (ids: string) => Array.from(ids, (id) => ({ cursor: id, node: { id } }));
const shown = (present: string, from: number, rows: string, isEnd: boolean, kept = '') =>
  joinFresh(edges(present), { from, rows: edges(rows), isEnd }, new Set(kept))
    .map(({ node }) => node.id)
    .join('');

describe('rows read anew', () => {
  it('bring what was added among them, wherever in the list they are', () => {
    expect(shown('abcdef', 2, 'cxd', false)).toBe('abcxdef');
    expect(shown('abcdef', 4, 'efx', true)).toBe('abcdefx');
  });

  it('drop what is gone, and nothing that was not read', () => {
    expect(shown('abcdef', 1, 'bd', false)).toBe('abdef');
    expect(shown('abcdef', 4, 'e', true)).toBe('abcde');
  });

  it('hold a row only once that has moved among them', () => {
    expect(shown('abcdef', 0, 'afb', false)).toBe('afbcde');
    expect(shown('abcdef', 3, 'ade', false)).toBe('bcadef');
  });

  it('leave where it is what is being looked at and has changed', () => {
    expect(shown('abcdef', 1, 'bdx', true, 'c')).toBe('abcdx');
    expect(shown('abcdef', 0, 'cabd', false, 'c')).toBe('abcdef');
    expect(shown('abcd', 0, 'xy', true, 'a')).toBe('axy');
  });
});
