import type { EncryptionKey } from './encryption-keys.js';
import { DomainError } from '../errors.js';

/** A backup cannot be made or brought back; the message says why. Nothing that was there was changed. */
export class BackupError extends DomainError {
  readonly code = 'BACKUP_REFUSED';
}

/** What lies beside a backup and says what it is. Keys are named, and never in it. */
export interface BackupManifest {
  readonly format: 1;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The ids of the keys that its secrets are encrypted under. */
  readonly encryptionKeys: readonly string[];
  /** The migrations that have run on it. */
  readonly migrations: readonly string[];
}

export interface RestoreOptions {
  readonly from: string;
  readonly dataDir: string;
  readonly encryptionKeys: readonly EncryptionKey[];
}

/**
 * Copies the SQLite database of `dataDir` as it is at one moment, while a hub may be writing, into a directory that is made
 * or empty, checks the copy, and writes its manifest last: without one a backup is not whole.
 * @throws BackupError, DatabaseMissingError or DatabaseUnavailableError
 */
export async function backUp(options: { dataDir: string; to: string; now: Date }): Promise<BackupManifest> {
  return (await import('./sqlite/sqlite-backup.js')).backUpSqlite(options);
}

/**
 * Puts a backup into `dataDir`, where no database may be. The keys must be at hand before.
 * @throws BackupError, or EncryptionKeyError when the keys at hand are not those of the backup
 */
export async function restore(options: RestoreOptions): Promise<BackupManifest> {
  return (await import('./sqlite/sqlite-backup.js')).restoreSqlite(options);
}
