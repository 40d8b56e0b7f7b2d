import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What a connection is found by is its own text and its tenant's, of which it holds a copy. On SQLite the trigrams of
 * both are indexed by FTS5; on PostgreSQL by pg_trgm, where the server has it (`postgres/search-index.ts`).
 */
export class ConnectionSearch1764115300000 implements MigrationInterface {
  name = 'ConnectionSearch1764115300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE connections ADD COLUMN tenant_search_text text NOT NULL DEFAULT ''`);
    await queryRunner.query(
      'UPDATE connections SET tenant_search_text = (SELECT search_text FROM tenants WHERE tenants.id = tenant_id)',
    );
    if (queryRunner.connection.options.type === 'postgres') return;
    for (const statement of trigramIndex) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

/**
 * The index names rows by number. SQLite's own row numbers may change in a VACUUM, so connections get some of ours.
 *
 * `detail=none` keeps no places within the text: a search finds what has all trigrams, and the text itself decides.
 * Triggers keep the index in step within each writing transaction, whoever writes.
 */
const trigramIndex = [
  `CREATE TABLE connection_search_rows (
    position integer PRIMARY KEY, connection_id text NOT NULL UNIQUE)`,
  `CREATE VIRTUAL TABLE connection_search USING fts5(
    document, tokenize = 'trigram case_sensitive 1', content = '', contentless_delete = 1, detail = none)`,
  'INSERT INTO connection_search_rows (connection_id) SELECT id FROM connections',
  `INSERT INTO connection_search (rowid, document)
    SELECT r.position, c.search_text || ' ' || c.tenant_search_text
    FROM connection_search_rows r JOIN connections c ON c.id = r.connection_id`,
  `CREATE TRIGGER connections_search_added AFTER INSERT ON connections BEGIN
    INSERT INTO connection_search_rows (connection_id) VALUES (NEW.id);
    INSERT INTO connection_search (rowid, document)
      SELECT position, NEW.search_text || ' ' || NEW.tenant_search_text
      FROM connection_search_rows WHERE connection_id = NEW.id;
  END`,
  `CREATE TRIGGER connections_search_changed AFTER UPDATE OF search_text, tenant_search_text ON connections
    WHEN NEW.search_text <> OLD.search_text OR NEW.tenant_search_text <> OLD.tenant_search_text BEGIN
    UPDATE connection_search SET document = NEW.search_text || ' ' || NEW.tenant_search_text
      WHERE rowid = (SELECT position FROM connection_search_rows WHERE connection_id = NEW.id);
  END`,
  `CREATE TRIGGER connections_search_removed AFTER DELETE ON connections BEGIN
    DELETE FROM connection_search
      WHERE rowid = (SELECT position FROM connection_search_rows WHERE connection_id = OLD.id);
    DELETE FROM connection_search_rows WHERE connection_id = OLD.id;
  END`,
];
