import { existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import sqlite3 from 'sqlite3';
import { DataSource } from 'typeorm';
import { type Log, processWarnings } from '../../log.js';
import { DatabaseUnavailableError } from '../database.errors.js';
import { migrations } from '../migrations/index.js';
import type { OpenStore, StoreOpening } from '../store.js';
import { PreparedStatements } from './prepared-statements.js';
import { SearchLane } from './search-lane.js';
import { sqliteStatements } from './sqlite-statements.js';
import { SqliteUnitOfWork } from './sqlite-unit-of-work.js';

/**
 * TypeORM asks its driver for `verbose()`, which makes sqlite3 keep a stack and print every parameter for each
 * statement, in case it fails: half of a statement's cost.
 */
const quietDriver = { verbose: () => sqlite3 };
const busyTimeoutMs = 5_000;
const migrationTimeoutMs = 60_000;
const walAttempts = 100;
// The rows of several hundred hits, for the next key that is pressed; SQLite keeps 2 MiB unless told.
const searchCacheKiB = 8_192;

/** The file in DATA_DIR. */
export const databaseFileName = 'landbridge.sqlite';

/** The SQLite file of a data directory, which must exist and be writable. */
export function sqliteStore(dataDir: string, log: Pick<Log, 'warn'> = processWarnings): StoreOpening {
  const file = path.join(dataDir, databaseFileName);
  return {
    async peek(read) {
      if (!existsSync(file)) return read(async () => []);
      const reader = readerOf(file);
      await initialize(reader, file);
      try {
        return await read((sql, params = []) => reader.query(sql, [...params]));
      } catch (cause) {
        // SQLite opens any file; what it is shows with the first statement.
        throw isNoDatabase(cause) ? unusable(file, cause) : cause;
      } finally {
        await reader.destroy();
      }
    },
    open: (prepare) => openFile(file, log, prepare),
  };
}

async function openFile(
  file: string,
  log: Pick<Log, 'warn'>,
  prepare: Parameters<StoreOpening['open']>[0],
): Promise<OpenStore> {
  const writer = new DataSource({
    type: 'sqlite',
    driver: quietDriver,
    database: file,
    busyTimeout: migrationTimeoutMs,
    migrations,
    migrationsTableName: 'migrations',
  });
  await makeOwnersAlone(file);
  await initialize(writer, file);
  try {
    await turnToWal(writer);
  } catch (cause) {
    await writer.destroy();
    throw unusable(file, cause);
  }
  const [reader, searcher] = [readerOf(file), readerOf(file)];
  const writing = await preparedStatements(writer);
  try {
    // An acknowledged write survives a power cut; WAL with NORMAL may lose the last ones.
    await writer.query('PRAGMA synchronous = FULL');
    await migrate(writer, writing, prepare);
    await initialize(reader, file);
    await initialize(searcher, file);
    await searcher.query(`PRAGMA cache_size = -${searchCacheKiB}`);
    // A statement with triggers keeps what it changes until it is done, by itself in a file once it is 64 KiB.
    await writer.query('PRAGMA temp_store = MEMORY');
  } catch (error) {
    await writing.finalize();
    for (const source of [searcher, reader, writer]) if (source.isInitialized) await source.destroy();
    throw error;
  }
  const [reading, searching] = [await preparedStatements(reader), await preparedStatements(searcher)];
  const lane = new SearchLane(await connectionOf(searcher), searching);
  const unitOfWork = new SqliteUnitOfWork(writer, sqliteStatements(writing), log);
  return {
    kind: 'sqlite',
    unitOfWork,
    reader,
    query: (sql, params = []) => reading.all(sql, params),
    search: (sql, params = [], signal) => lane.run(sql, params, signal),
    listen: async () => ({ stop: async () => undefined }),
    async close() {
      await unitOfWork.close();
      await lane.close();
      for (const statements of [searching, reading, writing]) await statements.finalize();
      for (const source of [searcher, reader, writer]) await source.destroy();
    },
  };
}

/**
 * SQLite makes its files readable for everybody, as a data directory that was there before may be too. An empty file is
 * an empty database, and what SQLite lays beside it has its permissions. One that exists keeps what its owner gave it.
 */
async function makeOwnersAlone(file: string): Promise<void> {
  try {
    await (await open(file, 'a', 0o600)).close();
  } catch (cause) {
    throw unusable(file, cause);
  }
}

/**
 * The change to WAL is refused at once while another process makes it or holds the lock, whatever the busy timeout
 * says (https://www.sqlite.org/c3ref/busy_handler.html: no waiting where a read lock would become a write lock). To
 * begin a write does wait, so that is waited for.
 */
async function turnToWal(writer: DataSource): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await writer.query('PRAGMA journal_mode = WAL');
      return;
    } catch (cause) {
      if (attempt === walAttempts || !isBusy(cause)) throw cause;
    }
    await writer.query('BEGIN IMMEDIATE');
    await writer.query('ROLLBACK');
  }
}

/** Migrates under the write lock: a second process that starts now waits, and finds everything done. */
async function migrate(
  writer: DataSource,
  writing: PreparedStatements,
  prepare: Parameters<StoreOpening['open']>[0],
): Promise<void> {
  const statements = sqliteStatements(writing);
  const runner = writer.createQueryRunner();
  await runner.query('BEGIN IMMEDIATE');
  try {
    await writer.runMigrations({ transaction: 'none' });
    await prepare({
      query: (sql, params = []) => statements.query(runner, sql, params),
      execute: (sql, params = []) => statements.execute(runner, sql, params),
    });
    await runner.query('COMMIT');
  } catch (error) {
    await runner.query('ROLLBACK');
    throw error;
  } finally {
    await runner.release();
  }
  await writer.query(`PRAGMA busy_timeout = ${busyTimeoutMs}`);
}

function readerOf(file: string): DataSource {
  return new DataSource({
    type: 'sqlite',
    driver: quietDriver,
    database: file,
    flags: sqlite3.OPEN_READONLY,
    busyTimeout: busyTimeoutMs,
  });
}

async function preparedStatements(source: DataSource): Promise<PreparedStatements> {
  return new PreparedStatements(await connectionOf(source));
}

async function connectionOf(source: DataSource): Promise<sqlite3.Database> {
  // TypeORM does not type it; with this driver there is one connection for each DataSource.
  return (await source.createQueryRunner().connect()) as sqlite3.Database;
}

async function initialize(source: DataSource, file: string): Promise<void> {
  try {
    await source.initialize();
  } catch (cause) {
    throw unusable(file, cause);
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('SQLITE_BUSY');
}

function isNoDatabase(error: unknown): boolean {
  return error instanceof Error && /^SQLITE_(?:NOTADB|CORRUPT)\b/.test(error.message);
}

function unusable(file: string, cause: unknown): DatabaseUnavailableError {
  const reason = cause instanceof Error ? cause.message : String(cause);
  return new DatabaseUnavailableError(
    `The database file ${file} cannot be opened: ${reason}.`,
    {},
    { cause },
  );
}
