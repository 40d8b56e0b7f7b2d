import type { MigrationInterface, QueryRunner } from 'typeorm';
import { foldedText, inBatches } from './filling.js';

/**
 * Sort keys of lists by tenant, by account and by the last verification. A connection holds a copy of its tenant's, so
 * that a page is found by one index however deep it lies.
 */
export class ListOrders1764115200000 implements MigrationInterface {
  name = 'ListOrders1764115200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    for (const statement of columns(isPostgres)) await queryRunner.query(statement);
    await inBatches(queryRunner, {
      table: 'tenants',
      column: 'sort_name',
      reads: 'display_name, domain',
      valueOf: (row) => foldedText(row['display_name'] ?? row['domain'] ?? row.id),
    });
    await inBatches(queryRunner, {
      table: 'connections',
      column: 'sort_account',
      reads: 'account_username, account_display_name',
      valueOf: (row) => foldedText(row['account_username'] ?? row['account_display_name'] ?? ''),
    });
    await queryRunner.query(
      'UPDATE connections SET sort_tenant = (SELECT sort_name FROM tenants WHERE tenants.id = tenant_id)',
    );
    for (const statement of indexes) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function columns(isPostgres: boolean): string[] {
  const key = isPostgres ? 'text COLLATE "C"' : 'text';
  // A list needs a value to go on from, also for what was never verified. SQLite adds no stored column to a table.
  const storage = isPostgres ? 'STORED' : 'VIRTUAL';
  return [
    `ALTER TABLE tenants ADD COLUMN sort_name ${key} NOT NULL DEFAULT ''`,
    `ALTER TABLE connections ADD COLUMN sort_tenant ${key} NOT NULL DEFAULT ''`,
    `ALTER TABLE connections ADD COLUMN sort_account ${key} NOT NULL DEFAULT ''`,
    `ALTER TABLE connections ADD COLUMN sort_verified ${key}
      GENERATED ALWAYS AS (coalesce(last_verified_at, '')) ${storage}`,
  ];
}

const indexes = [
  'CREATE INDEX tenants_by_name ON tenants (sort_name, id)',
  'CREATE INDEX connections_by_tenant_name ON connections (sort_tenant, id)',
  'CREATE INDEX connections_by_account ON connections (sort_account, id)',
  'CREATE INDEX connections_by_verified ON connections (sort_verified, id)',
];
