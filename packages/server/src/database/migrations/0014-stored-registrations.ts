import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * App registrations that are kept by the hub; their secrets and keys are encrypted. A connection remembers the
 * application that it was granted to, since a refresh token is good for its client ID alone.
 */
export class StoredRegistrations1764116400000 implements MigrationInterface {
  name = 'StoredRegistrations1764116400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    for (const statement of statements(key)) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function statements(key: string): string[] {
  return [
    `CREATE TABLE app_registrations (
      id ${key} PRIMARY KEY, name text NOT NULL, client_id ${key} NOT NULL UNIQUE, cloud ${key} NOT NULL,
      is_default integer NOT NULL, types text NOT NULL, created_at ${key} NOT NULL, updated_at ${key} NOT NULL)`,
    `CREATE TABLE app_registration_credentials (
      id ${key} PRIMARY KEY, registration_id ${key} NOT NULL REFERENCES app_registrations(id) ON DELETE CASCADE,
      kind ${key} NOT NULL, secret_encrypted text NOT NULL, certificate text, thumbprint text,
      expires_at ${key} NOT NULL, added_at ${key} NOT NULL)`,
    `CREATE INDEX app_registration_credentials_by_registration ON app_registration_credentials (registration_id)`,
    // The latest warning of each credential, of those in the environment too: how many days ahead it was given.
    `CREATE TABLE app_registration_warnings (
      credential_id ${key} PRIMARY KEY, days_ahead integer NOT NULL, warned_at ${key} NOT NULL)`,
    `ALTER TABLE connections ADD COLUMN app_registration_id ${key}`,
    `ALTER TABLE connections ADD COLUMN granted_client_id ${key}`,
    `CREATE INDEX connections_by_granted_client ON connections (granted_client_id, id)`,
    `CREATE INDEX connections_by_app_registration ON connections (app_registration_id, id)`,
    `ALTER TABLE authorization_openings ADD COLUMN client_id ${key}`,
  ];
}
