import type { DataSource, QueryRunner } from 'typeorm';
import type { Log } from '../../log.js';
import { DatabaseClosedError } from '../database.errors.js';
import { LogRows } from '../log-rows.js';
import { StorageFull } from '../storage-full.js';
import { RunnerTransaction, type StatementDialect } from '../statements.js';
import type { Transaction, UnitOfWork } from '../unit-of-work.js';

/** A work that waits; `attempt` resolves with what tells its caller once it is committed. */
interface WaitingWork {
  attempt(tx: Transaction): Promise<() => void>;
  fail(error: unknown): void;
}

/** What came of a work, which its caller is told once the group is committed. */
interface Attempted {
  readonly tx: RunnerTransaction;
  readonly failure: { readonly error: unknown } | null;
  readonly tellCaller: () => void;
}

// Bounds how long the first of a group waits for the last.
const maxGroupSize = 200;

/**
 * One writer, first in, first out, with group commit. States: *idle* (nothing waits) → *committing* (one group is in
 * its transaction, others gather in the queue) → again while works wait → *idle*; *closed* refuses new works.
 *
 * A commit at `synchronous=FULL` costs a flush of the disk, so the works that gathered during one commit share the
 * next, and nobody is answered before the COMMIT of all. A savepoint for each would take two statements a work for the
 * rare one that fails after it has written: only when there is such a one are all run again, each in a savepoint.
 */
export class SqliteUnitOfWork implements UnitOfWork {
  private waiting: WaitingWork[] = [];
  private committing: Promise<void> | null = null;
  private isClosed = false;
  private runner: QueryRunner;
  private readonly storageFull: StorageFull;

  constructor(
    private readonly writer: DataSource,
    private readonly statements: StatementDialect,
    private readonly log: Pick<Log, 'warn'>,
  ) {
    this.runner = writer.createQueryRunner();
    this.storageFull = new StorageFull(log);
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new DatabaseClosedError());
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        attempt: async (tx) => {
          const value = await work(tx);
          return () => resolve(value);
        },
        fail: (error) => reject(this.storageFull.translate(error)),
      });
      this.committing ??= this.commitWaiting();
    });
  }

  /** Commits what waits, then refuses everything. */
  async close(): Promise<void> {
    this.isClosed = true;
    await this.committing;
  }

  private async commitWaiting(): Promise<void> {
    while (this.waiting.length > 0) {
      const group = this.waiting.slice(0, maxGroupSize);
      this.waiting = this.waiting.slice(maxGroupSize);
      try {
        if (!(await this.commitTogether(group))) await this.commitApart(group);
      } catch (error) {
        // The transaction itself is lost (disk full, say): nothing of the group was written.
        await this.abandonTransaction();
        for (const work of group) work.fail(error);
      }
    }
    this.committing = null;
  }

  /** False, with everything taken back, when each work needs a savepoint. */
  private async commitTogether(group: readonly WaitingWork[]): Promise<boolean> {
    await this.begin();
    const attempted: Attempted[] = [];
    const logRows = new LogRows();
    for (const work of group) {
      const one = await this.attempt(work);
      const { tx, failure } = one;
      if (tx.isDoubtful || (failure && tx.hasWritten)) return this.takeBack(group, failure);
      if (!failure) logRows.addAll(tx.logRows);
      attempted.push(one);
    }
    try {
      await logRows.write(this.runner, this.statements);
    } catch (error) {
      return this.takeBack(group, { error });
    }
    await this.runner.commitTransaction();
    this.tellAll(attempted);
    return true;
  }

  /** A work that was alone is told at once; of several, the others have to be run again. */
  private async takeBack(group: readonly WaitingWork[], failure: Attempted['failure']): Promise<boolean> {
    await this.rollBack(failure?.error ?? new Error('A statement failed, and its unit of work went on.'));
    if (!failure || group.length > 1) return false;
    for (const work of group) work.fail(failure.error);
    return true;
  }

  /** Each work in a savepoint: one that fails takes back only what it wrote. */
  private async commitApart(group: readonly WaitingWork[]): Promise<void> {
    await this.begin();
    const attempted: Attempted[] = [];
    for (const work of group) {
      await this.runner.startTransaction();
      const one = await this.attempt(work, (tx) => tx.logRows.write(this.runner, this.statements));
      if (one.failure) await this.rollBack(one.failure.error);
      else await this.runner.commitTransaction();
      attempted.push(one);
    }
    await this.runner.commitTransaction();
    this.tellAll(attempted);
  }

  private async begin(): Promise<void> {
    await this.runner.startTransaction();
    // Takes the write lock now, waiting for another process if need be: SQLite refuses at once, whatever the busy
    // timeout, to turn a transaction that has already read into a writing one.
    await this.statements.execute(this.runner, 'UPDATE migrations SET id = id WHERE 0', []);
  }

  private async attempt(
    work: WaitingWork,
    finish: (tx: RunnerTransaction) => Promise<void> = async () => undefined,
  ): Promise<Attempted> {
    const tx = new RunnerTransaction(this.runner, this.statements);
    try {
      const acknowledge = await work.attempt(tx);
      await tx.readLast();
      await finish(tx);
      return { tx, failure: null, tellCaller: acknowledge };
    } catch (error) {
      return { tx, failure: { error }, tellCaller: () => work.fail(error) };
    } finally {
      tx.end();
    }
  }

  private async rollBack(reason: unknown): Promise<void> {
    try {
      await this.runner.rollbackTransaction();
    } catch {
      // SQLite has ended the whole transaction already (disk full, say): what led here is what the group is told.
      throw reason;
    }
  }

  /** After an error such as SQLITE_FULL SQLite may have rolled back by itself: the runner's own count is then wrong. */
  private async abandonTransaction(): Promise<void> {
    await this.runner.release();
    this.runner = this.writer.createQueryRunner();
    try {
      await this.runner.query('ROLLBACK');
    } catch (error) {
      if (!String(error).includes('no transaction is active'))
        this.log.warn({ err: error }, 'A transaction could not be rolled back.');
    }
  }

  /**
   * Followers hear first, the callers in the next turn: what these do then would come in between, step by step, since
   * both go on by promises.
   */
  private tellAll(attempted: readonly Attempted[]): void {
    if (attempted.some(({ tx, failure }) => !failure && tx.hasWritten)) this.storageFull.passed();
    for (const { tx, failure } of attempted) if (!failure) tx.runEffects(this.log);
    setImmediate(() => {
      for (const { tellCaller } of attempted) tellCaller();
    });
  }
}
