import type { EntityManager } from 'typeorm';

/** What a statement's `?` stand for. Booleans are stored as integers, times as ISO 8601 text. */
export type SqlValue = string | number | null;

/** One database transaction. Only it may be used inside it, and no network call may be awaited in it. */
export interface Transaction {
  readonly manager: EntityManager;
  /** Rows of a SELECT (or of a statement with RETURNING), placeholders written `?` on both databases. */
  query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /**
   * Runs an INSERT, UPDATE or DELETE, placeholders written `?` on both databases.
   * @returns how many rows it touched
   * @throws UniqueViolationError when it would repeat what must be unique
   */
  execute(sql: string, params?: readonly SqlValue[]): Promise<{ affected: number }>;
  /** Registers what happens once the transaction is durably committed; dropped when it rolls back. */
  afterCommit(effect: () => void): void;
}

/**
 * The only way to write. On SQLite a first-in-first-out queue around one writing DataSource, because TypeORM's
 * driver has one connection and the transactions of two requests would run into each other.
 */
export interface UnitOfWork {
  /**
   * Runs `work` in a transaction, committed when it resolves and rolled back when it rejects. On PostgreSQL `work` is
   * run again when the database asks for it (serialization failure, deadlock), so it must do nothing but write.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
