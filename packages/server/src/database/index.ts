import type { DataSource } from 'typeorm';
import type { SecretBox } from './secret-box.js';
import type { SqlValue, UnitOfWork } from './unit-of-work.js';

export type { ChainLink, LogTable, SqlValue, Transaction, UnitOfWork } from './unit-of-work.js';
export type { SecretBox, SecretPlace } from './secret-box.js';
export { type EncryptionKey, parseEncryptionKeys, retiredKeyFileName } from './encryption-keys.js';
export { givenRows } from './given-rows.js';
export type { ReadRows } from './secret-columns.js';
export { backUp, BackupError, restore } from './backup.js';
export { type JobTarget, moveToPostgres, undoMove, type WaitingJob } from './move.js';
export { type Finding, inspectDatabase, readDatabase } from './inspection.js';
export {
  addKeyToFile,
  type Reencryption,
  reencryptSecrets,
  retireFormerKeys,
  secretsUnderFormerKeys,
} from './key-rotation.js';
export { type DatabaseOptions, openDatabase, prepareDataDirectory } from './open-database.js';
export {
  DatabaseMissingError,
  DataDirectoryError,
  DatabaseClosedError,
  DatabaseUnavailableError,
  EncryptionKeyError,
  MoveError,
  SecretUnreadableError,
  StorageFullError,
  StatementAbandonedError,
  UniqueViolationError,
} from './database.errors.js';

/**
 * The hub's store: one way to write, one DataSource that can only read, and the box that encrypts secret columns.
 *
 * Statements are written once for both databases: placeholders are `?`, times ISO 8601 text, booleans 0 and 1, and
 * `INSERT … ON CONFLICT DO NOTHING` (then `affected`) where repeating is expected, because on PostgreSQL an error
 * ends the transaction. PostgreSQL runs at READ COMMITTED: decide by conditional UPDATEs and unique constraints, not
 * by what was read a statement ago. Counts (`count(*)`) and positions come as text from PostgreSQL: `Number(…)`.
 */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly unitOfWork: UnitOfWork;
  /** Sees committed rows only and refuses to write. */
  readonly reader: DataSource;
  readonly secrets: SecretBox;
  /** Committed rows through the reader, placeholders written `?` on both databases. */
  query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  /**
   * The same for a statement that may have to read everything: what is quick does not wait for it, and it ends when
   * `signal` is aborted.
   * @throws StatementAbandonedError then
   */
  search<T>(sql: string, params?: readonly SqlValue[], signal?: AbortSignal): Promise<T[]>;
  /**
   * Hears what other nodes notify (PostgreSQL's NOTIFY), and once whenever something may have been missed. On SQLite
   * there is no other node and nothing is heard.
   */
  listen(channel: string, onNotification: () => void): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
}
