import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import type { Log } from '../../log.js';
import { DatabaseClosedError } from '../database.errors.js';
import { StorageFull } from '../storage-full.js';
import { RunnerTransaction } from '../statements.js';
import type { Transaction, UnitOfWork } from '../unit-of-work.js';
import { postgresStatements, sqlStateOf } from './postgres-statements.js';

// serialization_failure and deadlock_detected: PostgreSQL asks for the whole transaction again.
const repeatableStates = new Set(['40001', '40P01']);
const maxTries = 5;

/** Transactions of a pool, run again a few times when the database broke off one of two that were in each other's way. */
export class PostgresUnitOfWork implements UnitOfWork {
  private readonly running = new Set<Promise<unknown>>();
  private isClosed = false;
  private readonly storageFull: StorageFull;

  constructor(
    private readonly writer: DataSource,
    private readonly log: Pick<Log, 'warn'>,
  ) {
    this.storageFull = new StorageFull(log);
  }

  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    if (this.isClosed) return Promise.reject(new DatabaseClosedError());
    const running = this.tryRepeatedly(work);
    this.running.add(running);
    return running.finally(() => this.running.delete(running));
  }

  /** Waits for what runs, then refuses everything. */
  async close(): Promise<void> {
    this.isClosed = true;
    await Promise.allSettled(this.running);
  }

  private async tryRepeatedly<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.tryOnce(work);
      } catch (error) {
        if (tries === maxTries || !repeatableStates.has(sqlStateOf(error) ?? ''))
          throw this.storageFull.translate(error);
      }
    }
  }

  private async tryOnce<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const runner = this.writer.createQueryRunner();
    const tx = new RunnerTransaction(runner, postgresStatements);
    try {
      await runner.startTransaction();
      const value = await work(tx);
      await tx.readLast();
      tx.end();
      await tx.logRows.write(runner, postgresStatements);
      await runner.commitTransaction();
      if (tx.hasWritten) this.storageFull.passed();
      tx.runEffects(this.log);
      // Followers hear first: what the caller does then would come in between, step by step.
      await nextTurn();
      return value;
    } catch (error) {
      tx.end();
      if (runner.isTransactionActive) await this.rollBack(runner);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** A connection that broke has rolled back by itself; the error that led here says more than this one. */
  private async rollBack(runner: { rollbackTransaction(): Promise<void> }): Promise<void> {
    try {
      await runner.rollbackTransaction();
    } catch (error) {
      this.log.warn({ err: error }, 'A transaction could not be rolled back.');
    }
  }
}
