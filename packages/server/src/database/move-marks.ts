import path from 'node:path';
import { MoveError } from './database.errors.js';
import type { ReadRows } from './secret-columns.js';

/** The table in a SQLite file that was moved away: where it went, and when. */
export const sourceMark = 'moved_to_postgres';
/** The table in a PostgreSQL database that a move writes into: whose it is, and how far it has come. */
export const targetMark = 'unfinished_move';

/** Where a SQLite database was moved. */
export interface SourceMark {
  /** Host and name of the PostgreSQL database, without user and password. */
  readonly target: string;
  /** ISO 8601, UTC. */
  readonly moved_at: string;
}

/** Null for a SQLite database that was not moved. */
export async function readSourceMark(query: ReadRows): Promise<SourceMark | null> {
  if ((await query('SELECT 1 FROM sqlite_master WHERE name = ?', [sourceMark])).length === 0) return null;
  const [mark] = await query<SourceMark>(`SELECT target, moved_at FROM ${sourceMark}`);
  return mark ?? null;
}

/** Whether a move into this PostgreSQL database has begun and not ended. */
export async function hasTargetMark(query: ReadRows): Promise<boolean> {
  const [row] = await query<{ found: boolean }>(`SELECT to_regclass('${targetMark}') IS NOT NULL AS found`);
  return row?.found === true;
}

/**
 * Keeps a hub from a database that is not, or not yet, the one to work on. `dataDir` is null for PostgreSQL.
 * @throws MoveError
 */
export async function refuseWhileMoved(dataDir: string | null, query: ReadRows): Promise<void> {
  if (dataDir === null) {
    if (!(await hasTargetMark(query))) return;
    throw new MoveError(
      'This PostgreSQL database holds an unfinished move: run `landbridge move-to-postgres` to its end first. Nothing was ' +
        'changed.',
    );
  }
  const mark = await readSourceMark(query);
  if (mark) throw new MoveError(movedAway(dataDir, mark));
}

/** What is said of a database that was moved. */
export function movedAway(dataDir: string, { target, moved_at: movedAt }: SourceMark): string {
  return (
    `The database in ${path.resolve(dataDir)} was moved to PostgreSQL at ${target} on ${movedAt}: set DATABASE_URL to ` +
    'that. To go back to this one, without anything that was written there since: `landbridge move-to-postgres --undo`.'
  );
}
