import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Second factors of people who sign in by password: an authenticator app's secret, passkeys, recovery codes (digests
 * alone), and sign-ins whose password was right and whose second factor is still to come.
 */
export class SecondFactors1764116800000 implements MigrationInterface {
  name = 'SecondFactors1764116800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    const integer = isPostgres ? 'bigint' : 'integer';
    const owner = `administrator_id ${key} NOT NULL REFERENCES administrators(id) ON DELETE CASCADE`;
    for (const statement of [
      `CREATE TABLE authenticators (
        administrator_id ${key} PRIMARY KEY REFERENCES administrators(id) ON DELETE CASCADE,
        secret_encrypted text NOT NULL, last_used_step ${integer} NOT NULL,
        created_at ${key} NOT NULL, confirmed_at ${key})`,
      `CREATE TABLE passkeys (
        id ${key} PRIMARY KEY, ${owner}, credential_id ${key} NOT NULL UNIQUE, name text NOT NULL,
        public_key text NOT NULL, counter ${integer} NOT NULL, transports text NOT NULL,
        created_at ${key} NOT NULL, last_used_at ${key})`,
      'CREATE INDEX passkeys_by_administrator ON passkeys (administrator_id, created_at)',
      `CREATE TABLE recovery_codes (
        ${owner}, code_hash ${key} NOT NULL, created_at ${key} NOT NULL, PRIMARY KEY (administrator_id, code_hash))`,
      `CREATE TABLE passkey_registrations (
        session_hash ${key} PRIMARY KEY REFERENCES sessions(id_hash) ON DELETE CASCADE,
        challenge text NOT NULL, expires_at ${key} NOT NULL)`,
      `CREATE TABLE pending_sign_ins (
        id_hash ${key} PRIMARY KEY, ${owner}, passkey_challenge text, tries ${integer} NOT NULL,
        created_at ${key} NOT NULL, expires_at ${key} NOT NULL, used_at ${key})`,
      'CREATE INDEX pending_sign_ins_by_administrator ON pending_sign_ins (administrator_id, created_at)',
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
