import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Where a session was begun from, by which its owner knows it again, and the secret that an API key had before its
 * present one, while both are valid.
 */
export class Account1764117100000 implements MigrationInterface {
  name = 'Account1764117100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    for (const statement of [
      'ALTER TABLE sessions ADD COLUMN address text',
      'ALTER TABLE sessions ADD COLUMN user_agent text',
      'CREATE INDEX sessions_by_administrator ON sessions (administrator_id)',
      `ALTER TABLE api_keys ADD COLUMN former_prefix ${key}`,
      `ALTER TABLE api_keys ADD COLUMN former_key_hash ${key}`,
      `ALTER TABLE api_keys ADD COLUMN former_until ${key}`,
      'CREATE INDEX api_keys_by_former_key ON api_keys (former_key_hash)',
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
