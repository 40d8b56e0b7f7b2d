import type { ConnectionRepository } from './connection.repository.js';
import type { Transaction } from '../database/index.js';
import { identifierFromName, identifierWithSuffix } from './identifier.js';

/** Finds a free identifier for a name: the name's own, or with `-2`, `-3` … */
export class IdentifierProposals {
  constructor(private readonly rows: Pick<ConnectionRepository, 'hasIdentifier'>) {}

  /** The number of look-ups grows with the logarithm of how many have the name. */
  async propose(name: string, tx?: Pick<Transaction, 'query'>): Promise<string> {
    const base = identifierFromName(name);
    const isTaken = (n: number) =>
      this.rows.hasIdentifier(n === 1 ? base : identifierWithSuffix(base, n), tx);
    if (!(await isTaken(1))) return base;
    let taken = 1;
    let free = 2;
    while (await isTaken(free)) {
      taken = free;
      free *= 2;
    }
    while (free - taken > 1) {
      const middle = Math.floor((taken + free) / 2);
      if (await isTaken(middle)) taken = middle;
      else free = middle;
    }
    return identifierWithSuffix(base, free);
  }
}
