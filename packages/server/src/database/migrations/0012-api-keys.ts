import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * API keys: of the key itself only its SHA-256 digest is stored. The connections that a key is limited to are kept as a
 * list of their ids, null for all: a key whose last connection was deleted must not come to see every other one.
 */
export class ApiKeys1764116200000 implements MigrationInterface {
  name = 'ApiKeys1764116200000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await queryRunner.query(`CREATE TABLE api_keys (
      id ${key} PRIMARY KEY, name text NOT NULL, prefix ${key} NOT NULL, key_hash ${key} NOT NULL UNIQUE,
      scopes text NOT NULL, connection_ids text, created_by text NOT NULL, created_at ${key} NOT NULL,
      expires_at ${key}, last_used_at ${key}, revoked_at ${key})`);
    await queryRunner.query('CREATE INDEX api_keys_by_created ON api_keys (created_at, id)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
