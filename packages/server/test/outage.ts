import pg from 'pg';
import type { Database, Transaction } from '../src/database/index.js';
import type { TestStore } from './databases.js';

type Work<T> = (tx: Transaction) => Promise<T>;

/**
 * A database that goes away and comes back. On PostgreSQL every connection is cut and no new one let in, whoever asks;
 * on SQLite, which is a file, the statements of the databases that were wrapped fail.
 */
export class Outage {
  #isAway = false;
  #failsNext = false;
  #cut: Promise<void> = Promise.resolve();

  constructor(private readonly store: Pick<TestStore, 'url'>) {}

  /** The same database, as long as it is there. */
  readonly wrap = (opened: Database): Database => ({
    ...opened,
    query: (sql, params) => (this.#isAway ? gone() : opened.query(sql, params)),
    unitOfWork: { run: (work) => (this.#isAway ? gone() : this.#run(opened, work)) },
  });

  /** The next transaction comes to nothing, and all is well after it. */
  failNext(): void {
    this.#failsNext = true;
  }

  /** From this call on nothing is read or written. */
  begin(): void {
    this.#isAway = true;
    const { url } = this.store;
    if (url !== null) this.#cut = this.#cutOff(url);
  }

  async end(): Promise<void> {
    const { url } = this.store;
    await this.#cut;
    if (url !== null) await runOn(url, (name) => `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS true`);
    this.#isAway = false;
  }

  #run<T>({ unitOfWork }: Database, work: Work<T>): Promise<T> {
    const isLost = this.#failsNext;
    this.#failsNext = false;
    return unitOfWork.run(async (tx) => {
      const result = await work(tx);
      if (isLost) throw new Error('The transaction was lost.');
      return result;
    });
  }

  /** From then on the statements fail by themselves. */
  async #cutOff(url: string): Promise<void> {
    await runOn(
      url,
      (name) => `ALTER DATABASE ${name} WITH ALLOW_CONNECTIONS false;
        SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '${name}'`,
    );
    this.#isAway = false;
  }
}

async function runOn(url: string, statements: (databaseName: string) => string): Promise<void> {
  const server = new URL(url);
  const name = server.pathname.slice(1);
  server.pathname = '/postgres';
  const client = new pg.Client({ connectionString: server.href });
  await client.connect();
  try {
    await client.query(statements(name));
  } finally {
    await client.end();
  }
}

function gone(): Promise<never> {
  return Promise.reject(new Error('The database is gone.'));
}
