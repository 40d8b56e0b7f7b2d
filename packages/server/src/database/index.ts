import type { DataSource } from 'typeorm';
import type { SecretBox } from './secret-box.js';
import type { SqlValue, UnitOfWork } from './unit-of-work.js';

export type { SqlValue, Transaction, UnitOfWork } from './unit-of-work.js';
export type { SecretBox, SecretPlace } from './secret-box.js';

/** The hub's store: one way to write, one DataSource that can only read, and the box that encrypts secret columns. */
export interface Database {
  readonly kind: 'sqlite' | 'postgres';
  readonly unitOfWork: UnitOfWork;
  /** Sees committed rows only and refuses to write. */
  readonly reader: DataSource;
  readonly secrets: SecretBox;
  /** Committed rows through the reader, placeholders written `?` on both databases. */
  query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  close(): Promise<void>;
}
