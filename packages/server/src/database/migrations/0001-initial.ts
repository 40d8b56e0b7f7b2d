import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Times are ISO 8601 UTC text with milliseconds: it sorts by time on both databases. Keys that are sorted or
 * compared are collated by code point on PostgreSQL too, so that a keyset cursor means the same everywhere.
 */
export class Initial1764028800000 implements MigrationInterface {
  name = 'Initial1764028800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    const position = isPostgres ? 'bigserial PRIMARY KEY' : 'integer PRIMARY KEY AUTOINCREMENT';
    for (const statement of statements(key, position)) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function statements(key: string, position: string): string[] {
  return [
    `CREATE TABLE encryption_keys (id ${key} PRIMARY KEY, check_value text NOT NULL, created_at ${key} NOT NULL)`,
    `CREATE TABLE tenants (
      id ${key} PRIMARY KEY, display_name text, domain text, search_text text NOT NULL, updated_at ${key} NOT NULL)`,
    `CREATE TABLE connections (
      id ${key} PRIMARY KEY, name text NOT NULL, sort_name ${key} NOT NULL, identifier ${key} NOT NULL UNIQUE, note text,
      tenant_id ${key} NOT NULL REFERENCES tenants(id), type ${key} NOT NULL, mailbox text, status ${key} NOT NULL,
      account_oid text, account_tid text, account_username text, account_display_name text, scopes text NOT NULL,
      authorized_at ${key}, last_verified_at ${key}, awaiting_until ${key}, error text, verification text,
      search_text text NOT NULL, idempotency_key ${key} UNIQUE, input_digest text, created_at ${key} NOT NULL, updated_at ${key} NOT NULL)`,
    `CREATE UNIQUE INDEX connections_one_entra_id_per_tenant ON connections (tenant_id) WHERE type = 'ENTRA_ID'`,
    `CREATE INDEX connections_by_name ON connections (sort_name, id)`,
    `CREATE INDEX connections_by_type ON connections (type, id)`,
    `CREATE INDEX connections_by_status ON connections (status, id)`,
    `CREATE INDEX connections_by_updated ON connections (updated_at, id)`,
    `CREATE INDEX connections_by_created ON connections (created_at, id)`,
    `CREATE INDEX connections_by_tenant ON connections (tenant_id, id)`,
    `CREATE TABLE token_caches (
      connection_id ${key} PRIMARY KEY REFERENCES connections(id) ON DELETE CASCADE,
      cache_encrypted text NOT NULL, updated_at ${key} NOT NULL)`,
    `CREATE TABLE authorization_links (
      id ${key} PRIMARY KEY, connection_id ${key} NOT NULL REFERENCES connections(id) ON DELETE CASCADE,
      token_hash ${key} NOT NULL UNIQUE, requested_by text NOT NULL, state ${key} NOT NULL, browser_hash text,
      created_at ${key} NOT NULL, expires_at ${key} NOT NULL, ended_at ${key})`,
    `CREATE INDEX authorization_links_by_connection ON authorization_links (connection_id, state)`,
    `CREATE TABLE authorization_attempts (
      id ${key} PRIMARY KEY, connection_id ${key} NOT NULL REFERENCES connections(id) ON DELETE CASCADE,
      link_id ${key} REFERENCES authorization_links(id) ON DELETE CASCADE, state ${key} NOT NULL,
      allow_account_change integer NOT NULL, actor text NOT NULL,
      created_at ${key} NOT NULL, expires_at ${key} NOT NULL, ended_at ${key})`,
    `CREATE INDEX authorization_attempts_by_connection ON authorization_attempts (connection_id, state)`,
    `CREATE INDEX authorization_attempts_by_expiry ON authorization_attempts (state, expires_at)`,
    `CREATE TABLE authorization_openings (
      id ${key} PRIMARY KEY, attempt_id ${key} NOT NULL REFERENCES authorization_attempts(id) ON DELETE CASCADE,
      leg ${key} NOT NULL, state_hash ${key} NOT NULL UNIQUE, nonce text NOT NULL, verifier_encrypted text NOT NULL,
      cookie_hash text NOT NULL, created_at ${key} NOT NULL)`,
    `CREATE INDEX authorization_openings_by_attempt ON authorization_openings (attempt_id)`,
    `CREATE TABLE events (
      position ${position}, type ${key} NOT NULL, subject_id ${key} NOT NULL, occurred_at ${key} NOT NULL, data text NOT NULL)`,
    `CREATE INDEX events_by_subject ON events (subject_id, position)`,
    `CREATE TABLE audit_entries (
      position ${position}, occurred_at ${key} NOT NULL, actor_kind ${key} NOT NULL, actor_id ${key}, actor_name text NOT NULL,
      action ${key} NOT NULL, subject_kind ${key} NOT NULL, subject_id ${key}, details text NOT NULL)`,
    `CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, position)`,
    `CREATE TABLE administrators (
      id ${key} PRIMARY KEY, email ${key} NOT NULL UNIQUE, name text NOT NULL, password_hash text NOT NULL,
      created_at ${key} NOT NULL, last_signed_in_at ${key})`,
    `CREATE TABLE sessions (
      id_hash ${key} PRIMARY KEY, administrator_id ${key} NOT NULL REFERENCES administrators(id) ON DELETE CASCADE,
      created_at ${key} NOT NULL, last_seen_at ${key} NOT NULL, expires_at ${key} NOT NULL)`,
    `CREATE TABLE setup_links (
      token_hash ${key} PRIMARY KEY, created_at ${key} NOT NULL, expires_at ${key} NOT NULL, used_at ${key})`,
  ];
}
