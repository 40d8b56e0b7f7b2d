import type { EventEmitter } from 'node:events';
import { DataSource, type QueryRunner } from 'typeorm';
import type { Ambient } from '../../ambient.js';
import type { Log } from '../../log.js';
import { DatabaseUnavailableError } from '../database.errors.js';
import { migrations } from '../migrations/index.js';
import { numberedPlaceholders } from '../placeholders.js';
import type { OpenStore, StoreOpening } from '../store.js';
import { NotificationListener } from './notifications.js';
import { postgresStatements, sqlStateOf } from './postgres-statements.js';
import { PostgresUnitOfWork } from './postgres-unit-of-work.js';
import { cancellableQuery } from './search.js';
import { prepareSearchIndex } from './search-index.js';

const poolSize = 10;
const connectTimeoutMs = 10_000;
/**
 * A node that stops between two statements (its machine was suspended, say) keeps its locks, and with that of the event
 * log it holds up every other node. Units of work wait for nothing but the database, so none is idle for so long.
 */
const frozenMs = 10_000;
// Any number of ours will do: advisory locks are shared by everything in one database.
export const migrationLock = 4_711_001;

/**
 * A server that is shut down says so, and for a connection that is just being handed over neither the pool listens nor
 * TypeORM yet: what nobody hears would end the process. The next statement says that the connection is gone.
 */
const unbreakable = {
  keepAlive: true,
  onConnect: (client: EventEmitter): void => void client.on('error', () => undefined),
};

interface Surroundings {
  readonly ambient: Ambient;
  readonly log: Pick<Log, 'warn'>;
}

/** The PostgreSQL database of a URL. */
export function postgresStore(url: string, around: Surroundings): StoreOpening {
  return {
    async peek(read) {
      const reader = readerOf(url, around);
      await initialize(reader, url);
      try {
        return await read((sql, params = []) => reader.query(numberedPlaceholders(sql), [...params]));
      } finally {
        await reader.destroy();
      }
    },
    open: (prepare) => openUrl(url, around, prepare),
  };
}

async function openUrl(
  url: string,
  around: Surroundings,
  prepare: Parameters<StoreOpening['open']>[0],
): Promise<OpenStore> {
  const { log } = around;
  const writer = new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    installExtensions: false,
    extra: { ...unbreakable, idle_in_transaction_session_timeout: frozenMs },
    migrations,
    migrationsTableName: 'migrations',
    poolErrorHandler: reporterOfPoolErrors(log),
  });
  await initialize(writer, url);
  const reader = readerOf(url, around);
  try {
    await migrate(writer, log, prepare);
    await initialize(reader, url);
  } catch (error) {
    await writer.destroy();
    throw error;
  }
  const unitOfWork = new PostgresUnitOfWork(writer, log);
  return {
    kind: 'postgres',
    unitOfWork,
    reader,
    query: (sql, params = []) => reader.query(numberedPlaceholders(sql), [...params]),
    search: (sql, params = [], signal) => cancellableQuery({ reader, writer, log }, { sql, params }, signal),
    listen: (channel, onNotification) => NotificationListener.start(url, channel, onNotification, around),
    async close() {
      await unitOfWork.close();
      await reader.destroy();
      await writer.destroy();
    },
  };
}

/** Migrates under an advisory lock: a second node that starts now waits, and finds everything done. */
async function migrate(
  writer: DataSource,
  log: Pick<Log, 'warn'>,
  prepare: Parameters<StoreOpening['open']>[0],
): Promise<void> {
  const runner = writer.createQueryRunner();
  await runner.query('SELECT pg_advisory_lock($1)', [migrationLock]);
  try {
    await writer.runMigrations({ transaction: 'each' });
    await inTransaction(runner, async () => {
      await prepareSearchIndex(runner, log);
      await prepare({
        query: (sql, params = []) => postgresStatements.query(runner, sql, params),
        execute: (sql, params = []) => postgresStatements.execute(runner, sql, params),
      });
    });
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [migrationLock]);
    await runner.release();
  }
}

async function inTransaction(runner: QueryRunner, work: () => Promise<void>): Promise<void> {
  await runner.startTransaction();
  try {
    await work();
    await runner.commitTransaction();
  } catch (error) {
    await runner.rollbackTransaction();
    throw error;
  }
}

function readerOf(url: string, { log }: Surroundings): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    connectTimeoutMS: connectTimeoutMs,
    installExtensions: false,
    extra: { ...unbreakable, options: '-c default_transaction_read_only=on' },
    poolErrorHandler: reporterOfPoolErrors(log),
  });
}

/** An idle connection that breaks is replaced by the pool; the next statement says if that fails. */
function reporterOfPoolErrors(log: Pick<Log, 'warn'>): (error: unknown) => void {
  return (error) => log.warn({ err: error }, 'PostgreSQL closed a connection.');
}

async function initialize(source: DataSource, url: string): Promise<void> {
  try {
    await source.initialize();
  } catch (cause) {
    const { host, pathname } = new URL(url);
    const state = sqlStateOf(cause);
    const reason =
      cause instanceof Error && cause.message !== '' ? cause.message : (state ?? 'no connection');
    throw new DatabaseUnavailableError(
      `PostgreSQL at ${host}${pathname} cannot be used: ${reason}.`,
      {},
      { cause },
    );
  }
}
