import type { Ambient } from '../ambient.js';
import type { Database, Transaction } from '../database/index.js';
import { Kinds } from './kinds.js';

/** What a job carries: ids and facts, never a secret. */
export type Json =
  string | number | boolean | null | readonly Json[] | { readonly [property: string]: Json | undefined };

export interface NewJob {
  /** Which handler runs it, as `part.what-is-done`. */
  readonly kind: string;
  readonly payload: Json;
  /** Not before then; absent: as soon as its transaction is committed. */
  readonly runAt?: Date;
  /**
   * Takes the place of the job of the same key that waits, whatever its kind: begin it with the part's name. One that
   * runs already runs to its end, and is not tried again when it fails.
   */
  readonly key?: string;
  /** After so many failures it is given up and reported. 15, which takes about seven hours. */
  readonly maxAttempts?: number;
}

export interface RunningJob {
  /** The same each time the job is run. */
  readonly id: string;
  /** 1, and one more after each failure and each process that died with it. */
  readonly attempt: number;
  /** Aborted when the hub stops: what does not end within three seconds is left to another process. */
  readonly signal: AbortSignal;
}

export type JobHandler = (payload: unknown, job: RunningJob) => Promise<void>;

/**
 * Background work that survives a process. A job is there when the transaction that added it is committed, and is run at
 * least once: its process may die at any line of the handler, and another runs it again when its lease has run out.
 */
export interface Work {
  /** Of several with one key the last one stays. */
  add(tx: Transaction, ...jobs: readonly NewJob[]): Promise<void>;
  /**
   * Says who runs the jobs of a kind; before `start`.
   * @param options.concurrency how many of this kind run at once in this process; 4
   */
  handle(kind: string, handler: JobHandler, options?: { readonly concurrency?: number }): void;
  start(): Promise<void>;
  /** Takes no more jobs, asks those that run to end, waits three seconds for them and releases the rest. */
  stop(): Promise<void>;
}

export { TryAgainLater } from './try-again-later.js';

export interface WorkOptions {
  readonly database: Database;
  /** `postgres://…`, the same that the database was opened with; null on SQLite. */
  readonly databaseUrl: string | null;
  readonly ambient: Ambient;
  /** Is told of jobs that were given up, and of what goes wrong around them. */
  readonly reportError: (error: unknown) => void;
  /** How long PostgreSQL is not asked for jobs that have become due; 2 seconds. */
  readonly pollMs?: number;
}

/** Background work on the database at hand; on PostgreSQL the tables of graphile-worker are brought up to date first. */
export async function createWork(options: WorkOptions): Promise<Work> {
  const kinds = new Kinds();
  if (options.databaseUrl === null) {
    const { SqliteWork } = await import('./sqlite/sqlite-work.js');
    return new SqliteWork(options, kinds);
  }
  const { PostgresWork } = await import('./postgres/postgres-work.js');
  return PostgresWork.create({ ...options, databaseUrl: options.databaseUrl }, kinds);
}
