import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When each connection's tokens are refreshed next, who is at it, and how it went. What was granted before is due at
 * once, so that the refresher gives it a place in its schedule; applications have no refresh token and need none.
 */
export class TokenRefresh1764115600000 implements MigrationInterface {
  name = 'TokenRefresh1764115600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const statement of statements(key)) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function statements(key: string): string[] {
  return [
    'ALTER TABLE token_caches ADD COLUMN version integer NOT NULL DEFAULT 1',
    `ALTER TABLE token_caches ADD COLUMN access_expires_at ${key}`,
    `ALTER TABLE token_caches ADD COLUMN last_refreshed_at ${key}`,
    `ALTER TABLE token_caches ADD COLUMN last_used_at ${key}`,
    `ALTER TABLE token_caches ADD COLUMN refresh_at ${key}`,
    'ALTER TABLE token_caches ADD COLUMN failures integer NOT NULL DEFAULT 0',
    `ALTER TABLE token_caches ADD COLUMN retry_at ${key}`,
    `ALTER TABLE token_caches ADD COLUMN lease_owner ${key}`,
    `ALTER TABLE token_caches ADD COLUMN lease_until ${key}`,
    `UPDATE token_caches SET refresh_at = updated_at WHERE connection_id IN
      (SELECT id FROM connections WHERE status = 'AUTHORIZED' AND type <> 'ENTRA_ID')`,
    'CREATE INDEX token_caches_by_refresh ON token_caches (refresh_at)',
  ];
}
