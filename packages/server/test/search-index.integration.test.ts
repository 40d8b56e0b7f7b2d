import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openDatabase, StatementAbandonedError } from '../src/database/index.js';
import { systemAmbient } from '../src/system-ambient.js';
import {
  databaseKinds,
  openTestDatabase,
  type TestDatabase,
  testDatabaseUrl,
  createTestStore,
} from './databases.js';
import { apiKey, GraphqlFixture } from './graphql-fixture.js';

const endless = {
  sqlite: 'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) AS n FROM n',
  postgres: 'SELECT count(*) AS n FROM generate_series(1, 1000000000000)',
};

describe.each(databaseKinds)('searches on %s', (kind) => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase(kind);
  });

  afterEach(() => test.close());

  it('that are abandoned while they run end, and the next one is answered', async () => {
    const { database } = test;
    const abandoned = new AbortController();
    const running = database.search(endless[kind], [], abandoned.signal);
    const next = database.search<{ n: number }>('SELECT 1 AS n');
    abandoned.abort();
    await expect(running).rejects.toBeInstanceOf(StatementAbandonedError);
    expect(await next).toEqual([{ n: 1 }]);
  });

  it('that were abandoned before they began are not run', async () => {
    await expect(test.database.search(endless[kind], [], AbortSignal.abort())).rejects.toBeInstanceOf(
      StatementAbandonedError,
    );
    expect(await test.database.search('SELECT 1 AS n')).toEqual([{ n: 1 }]);
  });

  it('do not keep others from reading', async () => {
    const abandoned = new AbortController();
    const running = test.database.search(endless[kind], [], abandoned.signal);
    expect(await test.database.query('SELECT 1 AS n')).toEqual([{ n: 1 }]);
    abandoned.abort();
    await expect(running).rejects.toBeInstanceOf(StatementAbandonedError);
  });

  it('refuse to write', async () => {
    await expect(test.database.search('DELETE FROM tenants')).rejects.toThrow(/read-?only/);
  });

  it('say what is wrong with a statement', async () => {
    await expect(test.database.search('SELECT nothing', [], new AbortController().signal)).rejects.toThrow(
      /nothing/,
    );
  });
});

describe.each(databaseKinds)('a client that leaves its search on %s', (kind) => {
  it('is forgotten: nothing is logged, and whoever comes next is answered', async () => {
    const hub = await GraphqlFixture.start(kind);
    await hub.add();
    const occupied = new AbortController();
    const running = hub.test.database.search(endless[kind], [], occupied.signal);
    const leaving = new AbortController();
    const query = '{ connections(filter: { text: "invoices" }) { totalCount } }';
    const left = fetch(hub.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${apiKey}` },
      body: JSON.stringify({ query }),
      signal: leaving.signal,
    });
    leaving.abort();
    await expect(left).rejects.toThrow();
    occupied.abort();
    await expect(running).rejects.toBeInstanceOf(StatementAbandonedError);
    expect((await hub.ask(query)).connections.totalCount).toBe(1);
    expect(hub.logged).toEqual([]);
    await hub.stop();
  });
});

describe('a PostgreSQL role that may not create extensions', () => {
  it('gets a warning and slower searches, and the index once somebody has created pg_trgm', async () => {
    const server = inject('postgresUrl');
    const role = `limited_${randomBytes(6).toString('hex')}`;
    const { pathname } = new URL(await testDatabaseUrl('postgres'));
    const owner = new pg.Client({ connectionString: `${server}${pathname}` });
    await owner.connect();
    await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'limited'`);
    await owner.query(`GRANT CREATE, USAGE ON SCHEMA public TO ${role}`);
    const url = `${server}${pathname}`.replace('landbridge:landbridge', `${role}:limited`);
    const store = await createTestStore('sqlite');
    const warnings: string[] = [];
    const log = { warn: (_facts: object, message: string) => void warnings.push(message) };
    const open = () =>
      openDatabase({ url, dataDir: store.dataDir, encryptionKeys: [], ambient: systemAmbient, log });
    const indexes = async () =>
      (await owner.query(`SELECT 1 FROM pg_indexes WHERE indexname = 'connections_by_text'`)).rowCount;

    await (await open()).close();
    await (await open()).close();
    expect(warnings.filter((message) => message.includes('pg_trgm'))).toHaveLength(2);
    expect(await indexes()).toBe(0);

    await owner.query('CREATE EXTENSION pg_trgm');
    await (await open()).close();
    expect(warnings.filter((message) => message.includes('pg_trgm'))).toHaveLength(2);
    expect(await indexes()).toBe(1);

    await owner.query(`DROP OWNED BY ${role}`);
    await owner.query(`DROP ROLE ${role}`);
    await owner.end();
    await store.remove();
  });
});

describe('a search on PostgreSQL', () => {
  it('uses the index by trigrams', async () => {
    const test = await openTestDatabase('postgres');
    const plan = await test.database.unitOfWork.run(async (tx) => {
      await tx.query('SET LOCAL enable_seqscan = off');
      return tx.query<{ 'QUERY PLAN': string }>(
        `EXPLAIN SELECT c.id FROM connections c
         WHERE (c.search_text || ' ' || c.tenant_search_text) LIKE ? ESCAPE '\\'`,
        ['%invoices%'],
      );
    });
    expect(plan.map((line) => line['QUERY PLAN']).join('\n')).toContain('connections_by_text');
    await test.close();
  });
});
