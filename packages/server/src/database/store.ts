import type { DataSource } from 'typeorm';
import type { ReadRows } from './secret-columns.js';
import type { SqlValue, Transaction, UnitOfWork } from './unit-of-work.js';

/** What is open: a database without its secrets. */
export interface OpenStore {
  readonly kind: 'sqlite' | 'postgres';
  readonly unitOfWork: UnitOfWork;
  readonly reader: DataSource;
  query<T>(sql: string, params?: readonly SqlValue[]): Promise<T[]>;
  search<T>(sql: string, params?: readonly SqlValue[], signal?: AbortSignal): Promise<T[]>;
  listen(channel: string, onNotification: () => void): Promise<{ stop(): Promise<void> }>;
  close(): Promise<void>;
}

/** A database that can be looked at without changing it, and then opened. */
export interface StoreOpening {
  /** Reads what is there, before anything is written. */
  peek<T>(read: (query: ReadRows) => Promise<T>): Promise<T>;
  /** Migrates and opens; `prepare` runs after the migrations, where no other process can be doing the same. */
  open(prepare: (tx: Pick<Transaction, 'query' | 'execute'>) => Promise<void>): Promise<OpenStore>;
}
