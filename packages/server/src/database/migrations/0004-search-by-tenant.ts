import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * On SQLite a tenant's text is indexed once instead of with each of its connections, and connections are indexed many
 * at once: FTS5 writes a part of its index for every statement, however little there is to write.
 */
export class SearchByTenant1764115400000 implements MigrationInterface {
  name = 'SearchByTenant1764115400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    if (queryRunner.connection.options.type === 'postgres') return;
    for (const statement of [...former, ...tenantIndex, ...connectionIndex]) {
      await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

const trigrams = `tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1, detail = none`;

/** A tenant in the index of connections: three characters for private use, and so one trigram. */
const tenantToken = (position: string): string =>
  `char(57344 + ${position} % 6400, 57344 + ${position} / 6400 % 6400, 57344 + ${position} / 40960000)`;

const former = [
  'DROP TRIGGER connections_search_added',
  'DROP TRIGGER connections_search_changed',
  'DROP TRIGGER connections_search_removed',
  'DROP TABLE connection_search',
];

const tenantIndex = [
  'CREATE TABLE tenant_search_rows (position integer PRIMARY KEY, tenant_id text NOT NULL UNIQUE)',
  'INSERT INTO tenant_search_rows (tenant_id) SELECT id FROM tenants',
  `CREATE VIRTUAL TABLE tenant_search USING fts5(document, ${trigrams})`,
  `INSERT INTO tenant_search (rowid, document) SELECT r.position, t.search_text
    FROM tenant_search_rows r JOIN tenants t ON t.id = r.tenant_id ORDER BY r.position`,
  `CREATE TRIGGER tenants_search_added AFTER INSERT ON tenants BEGIN
    INSERT INTO tenant_search_rows (tenant_id) VALUES (NEW.id);
    INSERT INTO tenant_search (rowid, document)
      SELECT position, NEW.search_text FROM tenant_search_rows WHERE tenant_id = NEW.id;
  END`,
  `CREATE TRIGGER tenants_search_changed AFTER UPDATE OF search_text ON tenants
    WHEN NEW.search_text <> OLD.search_text BEGIN
    UPDATE tenant_search SET document = NEW.search_text
      WHERE rowid = (SELECT position FROM tenant_search_rows WHERE tenant_id = NEW.id);
  END`,
  `CREATE TRIGGER tenants_search_removed AFTER DELETE ON tenants BEGIN
    DELETE FROM tenant_search WHERE rowid = (SELECT position FROM tenant_search_rows WHERE tenant_id = OLD.id);
    DELETE FROM tenant_search_rows WHERE tenant_id = OLD.id;
  END`,
];

const indexed = `INSERT INTO connection_search (rowid, document, tenant)
  SELECT r.position, c.search_text, ${tenantToken('t.position')}`;

/** What waits in `connection_search_pending` is a candidate of every search, and goes into the index in one statement. */
const connectionIndex = [
  `CREATE VIRTUAL TABLE connection_search USING fts5(document, tenant, ${trigrams})`,
  `${indexed} FROM connection_search_rows r JOIN connections c ON c.id = r.connection_id
    JOIN tenant_search_rows t ON t.tenant_id = c.tenant_id ORDER BY r.position`,
  'CREATE TABLE connection_search_pending (position integer PRIMARY KEY)',
  `CREATE TRIGGER connections_search_added AFTER INSERT ON connections BEGIN
    INSERT INTO connection_search_rows (connection_id) VALUES (NEW.id);
    INSERT INTO connection_search_pending (position)
      SELECT position FROM connection_search_rows WHERE connection_id = NEW.id
      AND position NOT IN (SELECT position FROM connection_search_pending);
  END`,
  `CREATE TRIGGER connections_search_changed AFTER UPDATE OF search_text, tenant_id ON connections
    WHEN NEW.search_text <> OLD.search_text OR NEW.tenant_id <> OLD.tenant_id BEGIN
    INSERT INTO connection_search_pending (position)
      SELECT position FROM connection_search_rows WHERE connection_id = NEW.id
      AND position NOT IN (SELECT position FROM connection_search_pending);
  END`,
  `CREATE TRIGGER connections_search_removed AFTER DELETE ON connections BEGIN
    INSERT INTO connection_search_pending (position)
      SELECT position FROM connection_search_rows WHERE connection_id = OLD.id
      AND position NOT IN (SELECT position FROM connection_search_pending);
    DELETE FROM connection_search_rows WHERE connection_id = OLD.id;
  END`,
  `CREATE TRIGGER connection_search_due AFTER INSERT ON connection_search_pending
    WHEN (SELECT count(*) FROM connection_search_pending) >= 128 BEGIN
    DELETE FROM connection_search WHERE rowid IN (SELECT position FROM connection_search_pending);
    ${indexed} FROM connection_search_pending p CROSS JOIN connection_search_rows r ON r.position = p.position
      CROSS JOIN connections c ON c.id = r.connection_id
      CROSS JOIN tenant_search_rows t ON t.tenant_id = c.tenant_id ORDER BY p.position;
    DELETE FROM connection_search_pending;
  END`,
];
