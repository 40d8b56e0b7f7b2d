import type { ReadRows, SqlValue } from '../database/index.js';
import { entryColumns, entryHash, noHash } from './audit-chain.js';

/** An entry of the log by its number and hash: kept elsewhere, it proves later that nothing before it has changed. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export type AuditVerdict =
  | { readonly isIntact: true; readonly head: AuditHead }
  /** `sequence` is the first entry that is not as it was written, or not there. */
  | { readonly isIntact: false; readonly sequence: number; readonly problem: string };

type Row = Record<(typeof entryColumns)[number], SqlValue> & {
  readonly sequence: number | string;
  readonly previous_hash: string;
  readonly hash: string;
};

const batchSize = 1_000;

/**
 * Reads the whole audit log and computes each hash anew. An entry that was edited, removed, put elsewhere or in between is
 * found; so is an end that was cut off, by the head that the database keeps, and for certain by one kept elsewhere.
 */
export async function verifyAuditChain(query: ReadRows, expected?: AuditHead): Promise<AuditVerdict> {
  // Read before the entries: a hub may be writing more meanwhile.
  const kept = await readHead(query);
  let head: AuditHead = { sequence: 0, hash: noHash };
  for (
    let rows = await entriesAfter(query, 0);
    rows.length > 0;
    rows = await entriesAfter(query, head.sequence)
  ) {
    for (const row of rows) {
      const problem = problemOf(row, head) ?? mismatch(row, kept, expected);
      if (problem !== null) return { isIntact: false, sequence: head.sequence + 1, problem };
      head = { sequence: head.sequence + 1, hash: row.hash };
    }
  }
  return endOf(head, kept, expected);
}

/** Whether the log of this database is a chain: a database of an older version is made one when a hub starts. */
export async function hasAuditChain(query: ReadRows): Promise<boolean> {
  return (await query(`SELECT 1 FROM migrations WHERE name LIKE 'AuditChain%'`)).length > 0;
}

/** The entry written last, as the database keeps it; null where that is lost. */
export async function readHead(query: ReadRows): Promise<AuditHead | null> {
  const [row] = await query<{ sequence: number | string; hash: string }>(
    'SELECT sequence, hash FROM audit_head',
  );
  return row ? { sequence: Number(row.sequence), hash: row.hash } : null;
}

function entriesAfter(query: ReadRows, sequence: number): Promise<Row[]> {
  return query<Row>(
    `SELECT sequence, previous_hash, hash, ${entryColumns.join(', ')} FROM audit_entries
     WHERE sequence > ? ORDER BY sequence LIMIT ${batchSize}`,
    [sequence],
  );
}

function problemOf(row: Row, before: AuditHead): string | null {
  const sequence = Number(row.sequence);
  if (sequence !== before.sequence + 1) return `it is missing: the next that is there is ${sequence}`;
  if (row.previous_hash !== before.hash) return 'it does not follow the entry before it';
  const hash = entryHash(
    { sequence, previousHash: row.previous_hash },
    entryColumns.map((column) => row[column]),
  );
  return hash === row.hash ? null : 'its content is not what was written';
}

function mismatch(row: Row, ...heads: readonly (AuditHead | null | undefined)[]): string | null {
  const isOther = heads.some((head) => head?.sequence === Number(row.sequence) && head.hash !== row.hash);
  return isOther ? 'it is not the entry that had this number before' : null;
}

function endOf(head: AuditHead, kept: AuditHead | null, expected: AuditHead | undefined): AuditVerdict {
  const sequence = head.sequence + 1;
  if (!kept) return { isIntact: false, sequence, problem: 'the database has lost which entry was the last' };
  const last = Math.max(kept.sequence, expected?.sequence ?? 0);
  if (last > head.sequence)
    return {
      isIntact: false,
      sequence,
      problem: `it is missing, and so are all up to ${last}: the end was cut off`,
    };
  return { isIntact: true, head };
}
