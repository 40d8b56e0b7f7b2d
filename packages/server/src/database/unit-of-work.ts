import type { EntityManager } from 'typeorm';

/** One database transaction. Only its manager may be used inside it, and no network call may be awaited in it. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Registers what happens once the transaction is durably committed; dropped when it rolls back. */
  afterCommit(effect: () => void): void;
}

/**
 * The only way to write. On SQLite a first-in-first-out queue around one writing DataSource, because TypeORM's
 * driver has one connection and the transactions of two requests would run into each other.
 */
export interface UnitOfWork {
  /** Runs `work` in a transaction, committed when it resolves and rolled back when it rejects. */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
