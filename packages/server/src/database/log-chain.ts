import type { LogChain, LogTable, SqlValue } from './unit-of-work.js';

/** The row that was written last: `sequence` is 0 where there is none. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: string;
}

/** Rows with what binds each to the one before it, and the log with the columns for that. */
export function chainedRows(
  log: LogTable,
  { hash }: LogChain,
  head: ChainHead,
  rows: readonly (readonly SqlValue[])[],
): { log: LogTable; rows: SqlValue[][] } {
  let { sequence, hash: previousHash } = head;
  const chained = rows.map((row) => {
    sequence += 1;
    const link = { sequence, previousHash };
    previousHash = hash(link, row);
    return [...row, sequence, link.previousHash, previousHash];
  });
  return { log: { ...log, columns: [...log.columns, 'sequence', 'previous_hash', 'hash'] }, rows: chained };
}
