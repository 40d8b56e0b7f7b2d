import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Roles of people, invitations that are open, and one-time links that give a new password. Whoever has an account
 * already is an administrator, as everybody was.
 */
export class Roles1764117000000 implements MigrationInterface {
  name = 'Roles1764117000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const statement of [
      `ALTER TABLE administrators ADD COLUMN role ${key} NOT NULL DEFAULT 'ADMINISTRATOR'`,
      'CREATE INDEX administrators_by_creation ON administrators (created_at, id)',
      `CREATE TABLE invitations (
        id ${key} PRIMARY KEY, email ${key} NOT NULL UNIQUE, name text, role ${key} NOT NULL,
        token_hash ${key} NOT NULL UNIQUE, invited_by text NOT NULL, inviter_id ${key},
        created_at ${key} NOT NULL, expires_at ${key} NOT NULL)`,
      `CREATE TABLE password_resets (
        administrator_id ${key} PRIMARY KEY REFERENCES administrators(id) ON DELETE CASCADE,
        token_hash ${key} NOT NULL UNIQUE, created_at ${key} NOT NULL, expires_at ${key} NOT NULL)`,
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
