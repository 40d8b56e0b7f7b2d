import type { Transaction } from '../database/index.js';
import type { ConnectionRepository } from './connection.repository.js';
import { identifierFromName, identifierWithSuffix } from './identifier.js';

/** How many candidates one look-up asks about. */
export const candidatesAtOnce = 16;

/** Finds a free identifier for a name: the name's own, or with `-2`, `-3` … */
export class IdentifierProposals {
  constructor(private readonly rows: Pick<ConnectionRepository, 'takenIdentifiers'>) {}

  /** The number of look-ups grows with the logarithm of how many have the name: three for three hundred. */
  async propose(name: string, tx?: Pick<Transaction, 'query'>): Promise<string> {
    const base = identifierFromName(name);
    const identifierOf = (n: number) => (n === 1 ? base : identifierWithSuffix(base, n));
    let taken = 0;
    let free = Infinity;
    while (free - taken > 1) {
      const candidates = candidatesBetween(taken, free);
      const found = await this.rows.takenIdentifiers(candidates.map(identifierOf), tx);
      for (const n of candidates) {
        if (found.has(identifierOf(n))) taken = n;
        else {
          free = n;
          break;
        }
      }
    }
    return identifierOf(free);
  }
}

/** Ascending: each twice the one before as long as no free number is known, then evenly spread. */
function candidatesBetween(taken: number, free: number): number[] {
  if (free === Infinity)
    return Array.from({ length: candidatesAtOnce }, (_, index) => Math.max(1, 2 * taken) * 2 ** index);
  const step = Math.ceil((free - taken) / (candidatesAtOnce + 1));
  const count = Math.min(candidatesAtOnce, Math.ceil((free - taken) / step) - 1);
  return Array.from({ length: count }, (_, index) => taken + step * (index + 1));
}
