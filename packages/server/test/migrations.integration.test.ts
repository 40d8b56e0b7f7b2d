import path from 'node:path';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { verifyAuditChain } from '../src/audit/index.js';
import { ConnectionList } from '../src/connections/connection.list.js';
import { pageRequest } from '../src/connections/connection.page.js';
import { ConnectionRepository } from '../src/connections/connection.repository.js';
import type { ReadRows } from '../src/database/index.js';
import { migrations } from '../src/database/migrations/index.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';

const [initial] = migrations;
const tenant = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

/** Every second one has an account and was verified. */
function rowOf(n: number): string {
  const seen = n % 2 === 0 ? `'Hana${n}@Contoso.com', '2026-01-01T00:00:00.000Z'` : 'NULL, NULL';
  return `('00000000-0000-4000-8000-${String(n).padStart(12, '0')}', 'Pošta ${n}', 'posta ${n}', 'posta-${n}',
    '${tenant}', 'SSO', 'AUTHORIZED', '[]', 'posta ${n} posta-${n}', ${seen}, '2026', '2026')`;
}

describe.each(databaseKinds)('a %s database of the first version', (kind) => {
  let store: TestStore;

  beforeEach(async () => {
    store = await createTestStore(kind);
    const source = new DataSource({
      ...(store.url === null
        ? { type: 'sqlite', database: path.join(store.dataDir, 'landbridge.sqlite') }
        : { type: 'postgres', url: store.url, installExtensions: false }),
      migrations: initial ? [initial] : [],
      migrationsTableName: 'migrations',
    });
    await source.initialize();
    await source.runMigrations();
    await source.query(
      `INSERT INTO tenants (id, display_name, domain, search_text, updated_at)
       VALUES ('${tenant}', 'Účetní Contoso', 'contoso.com', '${tenant} ucetni contoso contoso.com', '2026')`,
    );
    const rows = Array.from({ length: 1_001 }, (_, n) => rowOf(n));
    await source.query(
      `INSERT INTO connections (id, name, sort_name, identifier, tenant_id, type, status, scopes, search_text,
       account_username, last_verified_at, created_at, updated_at) VALUES ${rows.join(', ')}`,
    );
    await source.query(
      `INSERT INTO authorization_links (id, connection_id, token_hash, requested_by, state, created_at, expires_at)
       VALUES ${['Hana', 'an administrator of Landbridge']
         .map(
           (by, n) =>
             `('${n}', '00000000-0000-4000-8000-000000000000', '${n}', '${by}', 'USED', '2026', '2026')`,
         )
         .join(', ')}`,
    );
    const entries = Array.from(
      { length: 1_001 },
      (_, n) => `('2026', 'system', 'Petr ${n}', 'a', 'x', '{"n":${n}}')`,
    );
    await source.query(
      `INSERT INTO audit_entries (occurred_at, actor_kind, actor_name, action, subject_kind, details)
       VALUES ${entries.join(', ')}`,
    );
    // As a unit of work that failed leaves a gap on PostgreSQL.
    await source.query('DELETE FROM audit_entries WHERE position = 7');
    await source.destroy();
  });

  afterEach(() => store.remove());

  it('is brought up to date by two nodes that start at once, with the keys of its rows filled', async () => {
    const nodes = await Promise.all([store.open(), store.open()]);
    const [database] = nodes;
    expect(await database.query('SELECT sort_name FROM tenants')).toEqual([{ sort_name: 'ucetni contoso' }]);
    const rows = await database.query(
      `SELECT sort_tenant, sort_account, sort_verified FROM connections
       WHERE identifier IN ('posta-0', 'posta-999', 'posta-1000') ORDER BY identifier`,
    );
    const verified = { sort_tenant: 'ucetni contoso', sort_verified: '2026-01-01T00:00:00.000Z' };
    expect(rows).toEqual([
      { ...verified, sort_account: 'hana0@contoso.com' },
      { ...verified, sort_account: 'hana1000@contoso.com' },
      { sort_tenant: 'ucetni contoso', sort_account: '', sort_verified: '' },
    ]);
    expect(
      await database.query('SELECT requested_by_kind, requested_by FROM authorization_links ORDER BY id'),
    ).toEqual([
      { requested_by_kind: 'administrator', requested_by: 'Hana' },
      { requested_by_kind: 'api-key', requested_by: 'Bootstrap API key' },
    ]);
    const list = new ConnectionList(database);
    const { filter } = pageRequest({ filter: { text: 'pošta-77 účetní' } });
    expect(await list.count(filter)).toBe(11);
    for (const node of nodes) await node.close();
  });

  it('has its audit log chained, in its order', async () => {
    const database = await store.open();
    const read: ReadRows = (sql, params) => database.query(sql, params);
    expect(await verifyAuditChain(read)).toMatchObject({ isIntact: true, head: { sequence: 1_000 } });
    const [row] = await database.query('SELECT actor_name FROM audit_entries WHERE sequence = 7');
    expect(row).toEqual({ actor_name: 'Petr 7' });
    await database.close();
  });

  it('puts its tenants into the cloud that the hub knew alone', async () => {
    const database = await store.open();
    const rows = new ConnectionRepository(database);
    await database.unitOfWork.run((tx) => rows.fillClouds(tx, 'usgov'));
    await database.unitOfWork.run((tx) => rows.fillClouds(tx, 'china'));
    expect(await rows.findTenant(tenant)).toMatchObject({ cloud: 'usgov' });
    await database.close();
  });
});
