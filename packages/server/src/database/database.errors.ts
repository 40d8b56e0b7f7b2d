import path from 'node:path';
import { DomainError } from '../errors.js';

/** A statement would have repeated what must be unique. On PostgreSQL the transaction is lost with it. */
export class UniqueViolationError extends DomainError {
  readonly code = 'UNIQUE_VIOLATION';

  constructor(
    readonly table: string,
    /** The columns of the violated constraint or index. */
    readonly columns: readonly string[],
    options?: ErrorOptions,
  ) {
    super(`${table}: ${columns.join(', ')} must be unique`, {}, options);
  }
}

/** The data directory cannot be made or written. */
export class DataDirectoryError extends DomainError {
  readonly code = 'DATA_DIR_UNUSABLE';
}

/** The database did not open; the message says why in a sentence and never holds a password. */
export class DatabaseUnavailableError extends DomainError {
  readonly code = 'DATABASE_UNAVAILABLE';
}

/** Where a hub's database was to be, there is none. */
export class DatabaseMissingError extends DomainError {
  readonly code = 'DATABASE_MISSING';

  /** `dataDir` is null for PostgreSQL, whose address holds a password. */
  constructor(dataDir: string | null) {
    super(
      dataDir === null
        ? 'No hub has used the database that DATABASE_URL names: set it as the hub has it. Nothing was changed.'
        : `There is no hub in ${path.resolve(dataDir)}: run this where the hub is started, or set DATA_DIR (or DATABASE_URL) ` +
            'as the hub has it. Nothing was changed.',
    );
  }
}

/** A database is not moved, or not used in the middle of it; the message says why, and what to do. */
export class MoveError extends DomainError {
  readonly code = 'MOVE_REFUSED';
}

/** The keys at hand are not those that the database was written with. Nothing was changed. */
export class EncryptionKeyError extends DomainError {
  readonly code = 'ENCRYPTION_KEY_MISMATCH';
}

/** A secret cannot be decrypted: its key is unknown, or it was altered, or moved to another place. */
export class SecretUnreadableError extends DomainError {
  readonly code = 'SECRET_UNREADABLE';
}

/** There is no room for what was to be stored, and nothing of it was. What is there can be read. */
export class StorageFullError extends DomainError {
  readonly code = 'STORAGE_FULL';

  constructor(options?: ErrorOptions) {
    super('Nothing was stored: the disk that the hub keeps its data on is full.', {}, options);
  }
}

/** Something wants to write while, or after, the database is closed. */
export class DatabaseClosedError extends DomainError {
  readonly code = 'DATABASE_CLOSED';

  constructor() {
    super('The database is closed.');
  }
}

/** Nobody waits for the statement any more, so it was not run, or not to its end. */
export class StatementAbandonedError extends DomainError {
  readonly code = 'STATEMENT_ABANDONED';

  constructor(options?: ErrorOptions) {
    super('Nobody waits for this answer any more.', {}, options);
  }
}
