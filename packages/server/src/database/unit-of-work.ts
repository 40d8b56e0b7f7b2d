import type { EntityManager } from 'typeorm';

/** What a statement's `?` stand for. Booleans are stored as integers, times as ISO 8601 text. */
export type SqlValue = string | number | null;

/** A table to which rows are only ever added, and which no unit of work reads. */
export interface LogTable {
  readonly name: string;
  readonly columns: readonly string[];
  /**
   * Where readers follow the order of the rows, by a column `position` that grows: the advisory lock that PostgreSQL
   * holds from the first row until the commit, so that rows appear in the order of their positions, and the channel on
   * which readers are woken.
   */
  readonly order?: { readonly lock: number; readonly channel: string };
  /** Where each row is bound to the one before it, by columns `sequence` (without gaps), `previous_hash` and `hash`. */
  readonly chain?: LogChain;
}

/** What binds the rows of a log. */
export interface LogChain {
  /**
   * The table whose one row holds `sequence` and `hash` of the row written last; the database keeps it. Its lock is held
   * from the first row until the commit, so that no two rows follow the same one.
   */
  readonly headTable: string;
  hash(link: ChainLink, row: readonly SqlValue[]): string;
}

/** The place of a row in its log: the first is 1. */
export interface ChainLink {
  readonly sequence: number;
  readonly previousHash: string;
}

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
  /**
   * Adds a row to a log, its values in the order of the log's columns. It is written right before the commit, together
   * with whatever else goes into that log then: one statement for all. `onWritten` is told the row's position, where
   * the log has an order; the commit may still fail then.
   */
  append(log: LogTable, row: readonly SqlValue[], onWritten?: (position: number) => void): void;
  /** Registers what is read when the work has written everything, right before the commit; it must not write. */
  beforeCommit(read: () => Promise<void>): void;
  /** Registers what happens once the transaction is durably committed; dropped when it rolls back. */
  afterCommit(effect: () => void): void;
}

/**
 * The only way to write. On SQLite a first-in-first-out queue around one writing DataSource, because TypeORM's
 * driver has one connection and the transactions of two requests would run into each other.
 */
export interface UnitOfWork {
  /**
   * Runs `work` in a transaction, committed when it resolves and rolled back when it rejects. `work` may be run again,
   * on PostgreSQL when the database asks for it (serialization failure, deadlock), on SQLite when another work that
   * shares its commit has failed: so it must do nothing but write.
   */
  run<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
}
