import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import type { Ambient } from '../src/ambient.js';
import { type Database, type EncryptionKey, openDatabase } from '../src/database/index.js';
import { systemAmbient } from '../src/system-ambient.js';

export type DatabaseKind = 'sqlite' | 'postgres';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where fewer than both are enough: mutation testing runs everything a thousand times. */
    databaseKinds?: readonly DatabaseKind[];
  }
}

export const databaseKinds: readonly DatabaseKind[] = inject('databaseKinds') ?? ['sqlite', 'postgres'];

/** Where a test keeps its data: a new directory, and on PostgreSQL a new database. */
export interface TestStore {
  readonly kind: DatabaseKind;
  /** Null on SQLite. */
  readonly url: string | null;
  readonly dataDir: string;
  /** Opens it, as often as wanted: each opening is another node. */
  open(options?: { ambient?: Ambient; encryptionKeys?: readonly EncryptionKey[] }): Promise<Database>;
  /** Removes everything; close what was opened first. */
  remove(): Promise<void>;
}

/** A new, empty store of one kind. */
export async function createTestStore(kind: DatabaseKind): Promise<TestStore> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'landbridge-test-'));
  const postgres = kind === 'postgres' ? await createPostgresDatabase() : null;
  const url = postgres?.url ?? null;
  return {
    kind,
    url,
    dataDir,
    open: ({ ambient = systemAmbient, encryptionKeys = [] } = {}) =>
      openDatabase({ url, dataDir, encryptionKeys, ambient }),
    async remove() {
      await postgres?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The address of a new, empty PostgreSQL database, which ends with the server; null for SQLite. */
export async function testDatabaseUrl(kind: 'postgres'): Promise<string>;
export async function testDatabaseUrl(kind: DatabaseKind): Promise<string | null>;
export async function testDatabaseUrl(kind: DatabaseKind): Promise<string | null> {
  return kind === 'postgres' ? (await createPostgresDatabase()).url : null;
}

export interface TestDatabase {
  readonly database: Database;
  readonly store: TestStore;
  /** Closes the database and removes its store. */
  close(): Promise<void>;
}

/** A new store, opened once. */
export async function openTestDatabase(
  kind: DatabaseKind,
  ambient: Ambient = systemAmbient,
): Promise<TestDatabase> {
  const store = await createTestStore(kind);
  const database = await store.open({ ambient });
  return {
    database,
    store,
    async close() {
      await database.close();
      await store.remove();
    },
  };
}

async function createPostgresDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await runOn(server, `CREATE DATABASE ${name}`);
  return { url: `${server}/${name}`, drop: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function runOn(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: `${server}/postgres` });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
