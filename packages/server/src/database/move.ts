import type { Ambient } from '../ambient.js';
import type { Log } from '../log.js';
import type { EncryptionKey } from './encryption-keys.js';
import type { Database } from './index.js';
import type { ReadRows } from './secret-columns.js';
import type { Transaction } from './unit-of-work.js';

/** A job that waits in the SQLite file: PostgreSQL keeps jobs otherwise. */
export interface WaitingJob {
  readonly kind: string;
  /** JSON. */
  readonly payload: string;
  readonly job_key: string | null;
  /** ISO 8601, UTC. */
  readonly due_at: string;
  readonly attempts: number;
  readonly max_attempts: number;
}

/** Where jobs are added on PostgreSQL. */
export interface JobTarget {
  add(tx: Transaction, jobs: readonly WaitingJob[]): Promise<void>;
  stop(): Promise<void>;
}

export interface MoveOptions {
  /** Holds the SQLite file. */
  readonly dataDir: string;
  /** `postgres://…`, an empty database or one that this move has begun to fill. */
  readonly url: string;
  readonly encryptionKeys: readonly EncryptionKey[];
  readonly ambient: Ambient;
  readonly log?: Pick<Log, 'warn'>;
  /** Makes the tables of background work in the target, and adds jobs there. */
  readonly openJobs: (target: Database) => Promise<JobTarget>;
  /** What else must be the same on both sides, in words, such as the verdict on the audit log. */
  readonly verdict: (query: ReadRows) => Promise<string>;
  /** Is told what is being done, a line at a time. */
  readonly say: (line: string) => void;
}

/** What a move that ended well has done. */
export interface MoveReport {
  /** Host and name of the PostgreSQL database. */
  readonly target: string;
  readonly rows: number;
  readonly jobs: number;
  /** What `verdict` said on both sides. */
  readonly verdict: string;
}

/**
 * Moves the SQLite database of `dataDir` into PostgreSQL, reads every row of both and compares them, and marks the file as
 * moved. No hub may run on either. It may be killed at any line: run again, it goes on.
 * @throws MoveError, DatabaseMissingError, DatabaseUnavailableError or EncryptionKeyError; the file is as it was then
 */
export async function moveToPostgres(options: MoveOptions): Promise<MoveReport> {
  return (await import('./move/move.js')).move(options);
}

/**
 * Takes the mark off a SQLite database that was moved, so that a hub starts on it again.
 * @returns false when it was not moved
 * @throws MoveError while a hub runs on it, DatabaseMissingError
 */
export async function undoMove(dataDir: string): Promise<boolean> {
  const { MoveSource } = await import('./move/source.js');
  const source = await MoveSource.open(dataDir);
  try {
    return await source.unmark();
  } finally {
    await source.close();
  }
}
