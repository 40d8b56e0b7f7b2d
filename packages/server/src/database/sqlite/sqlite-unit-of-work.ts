import type { DataSource, QueryRunner } from 'typeorm';
import { DatabaseClosedError } from '../database.errors.js';
import { RunnerTransaction, type StatementDialect } from '../statements.js';
import type { Transaction, UnitOfWork } from '../unit-of-work.js';

/** A work that waits; `attempt` resolves with what tells its caller once it is committed. */
interface WaitingWork {
  attempt(tx: Transaction): Promise<() => void>;
  fail(error: unknown): void;
}

interface DoneWork {
  readonly tx: RunnerTransaction;
  readonly acknowledge: () => void;
}

// Bounds how long the first of a group waits for the last.
const maxGroupSize = 200;

/**
 * One writer, first in, first out, with group commit. States: *idle* (nothing waits) → *committing* (one group is in
 * its transaction, others gather in the queue) → again while works wait → *idle*; *closed* refuses new works.
 *
 * A commit at `synchronous=FULL` costs a flush of the disk, so the works that gathered during one commit share the
 * next. Each has a savepoint of its own: one that fails takes back only what it wrote, and nobody is acknowledged
 * before the COMMIT of all.
 */
export class SqliteUnitOfWork implements UnitOfWork {
  private waiting: WaitingWork[] = [];
  private committing: Promise<void> | null = null;
  private isClosed = false;
  private runner: QueryRunner;

  constructor(
    private readonly writer: DataSource,
    private readonly statements: StatementDialect,
  ) {
    this.runner = writer.createQueryRunner();
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new DatabaseClosedError());
    return new Promise<T>((resolve, reject) => {
      this.waiting.push({
        attempt: async (tx) => {
          const value = await work(tx);
          return () => resolve(value);
        },
        fail: reject,
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
        await this.commitGroup(group);
      } catch (error) {
        await this.abandonTransaction();
        for (const work of group) work.fail(error);
      }
    }
    this.committing = null;
  }

  /** Throws when the transaction itself is lost (disk full, say): then nothing of the group was written. */
  private async commitGroup(group: readonly WaitingWork[]): Promise<void> {
    await this.runner.startTransaction();
    // Takes the write lock now, waiting for another process if need be: SQLite refuses at once, whatever the busy
    // timeout, to turn a transaction that has already read into a writing one.
    await this.runner.query('UPDATE migrations SET id = id WHERE 0');
    const done: DoneWork[] = [];
    for (const work of group) {
      const outcome = await this.attempt(work, group.length > 1);
      if (outcome) done.push(outcome);
      else if (group.length === 1) return;
    }
    await this.runner.commitTransaction();
    for (const { tx, acknowledge } of done) {
      tx.runEffects();
      acknowledge();
    }
  }

  /** Null when the work failed; its writes are taken back and its caller knows. */
  private async attempt(work: WaitingWork, isOneOfMany: boolean): Promise<DoneWork | null> {
    const tx = new RunnerTransaction(this.runner, this.statements);
    if (isOneOfMany) await this.runner.startTransaction();
    try {
      const acknowledge = await work.attempt(tx);
      tx.end();
      if (isOneOfMany) await this.runner.commitTransaction();
      return { tx, acknowledge };
    } catch (error) {
      tx.end();
      await this.rollBack(error);
      work.fail(error);
      return null;
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
      if (!String(error).includes('no transaction is active')) process.emitWarning(String(error));
    }
  }
}
