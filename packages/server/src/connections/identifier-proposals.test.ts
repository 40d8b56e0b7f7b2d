import { describe, expect, it } from 'vitest';
import { identifierWithSuffix } from './identifier.js';
import { candidatesAtOnce, IdentifierProposals } from './identifier-proposals.js';

/** Proposes for a name that so many connections have, and counts the look-ups. */
async function proposeAfter(count: number, name = 'Sales', base = 'sales') {
  const taken = new Set(
    Array.from({ length: count }, (_, index) => (index === 0 ? base : identifierWithSuffix(base, index + 1))),
  );
  let lookUps = 0;
  const proposals = new IdentifierProposals({
    takenIdentifiers: async (candidates) => {
      lookUps += 1;
      expect(candidates.length).toBeLessThanOrEqual(candidatesAtOnce);
      return new Set(candidates.filter((candidate) => taken.has(candidate)));
    },
  });
  return { identifier: await proposals.propose(name), lookUps };
}

describe('IdentifierProposals', () => {
  it.each([
    [0, 'sales', 1],
    [1, 'sales-2', 1],
    [2, 'sales-3', 2],
    [3, 'sales-4', 2],
    [16, 'sales-17', 2],
    [31, 'sales-32', 2],
    [300, 'sales-301', 3],
    [4_711, 'sales-4712', 4],
    [70_000, 'sales-70001', 6],
  ])('after %i of one name proposes %s with at most %i look-ups', async (count, identifier, lookUps) => {
    const proposed = await proposeAfter(count);
    expect(proposed.identifier).toBe(identifier);
    expect(proposed.lookUps).toBeLessThanOrEqual(lookUps);
  });

  it('stays within 64 characters when the name fills them', async () => {
    const long = 'a'.repeat(64);
    const { identifier } = await proposeAfter(12, long, long);
    expect(identifier).toBe(`${'a'.repeat(61)}-13`);
  });
});
