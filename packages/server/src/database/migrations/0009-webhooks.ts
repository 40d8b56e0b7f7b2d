import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Endpoints with their secrets, what is delivered to them, every attempt, and how far the event log was followed. */
export class Webhooks1764115900000 implements MigrationInterface {
  name = 'Webhooks1764115900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const statement of tables(key)) await queryRunner.query(statement);
    // What happened before is told to nobody. The salt tells the event ids of two installations apart.
    await queryRunner.query(
      `INSERT INTO webhook_cursor (id, position, salt)
       SELECT 'webhooks', coalesce(max(position), 0), ${isPostgres ? 'gen_random_uuid()::text' : 'hex(randomblob(16))'}
       FROM events`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function tables(key: string): string[] {
  return [
    `CREATE TABLE webhook_endpoints (
      id ${key} PRIMARY KEY, url text NOT NULL, description text, event_types text NOT NULL, is_enabled integer NOT NULL,
      disabled_because ${key}, active_from ${key} NOT NULL, created_by text NOT NULL, created_at ${key} NOT NULL,
      updated_at ${key} NOT NULL)`,
    `CREATE INDEX webhook_endpoints_by_created ON webhook_endpoints (created_at, id)`,
    `CREATE TABLE webhook_secrets (
      id ${key} PRIMARY KEY, endpoint_id ${key} NOT NULL REFERENCES webhook_endpoints(id) ON DELETE CASCADE,
      secret_encrypted text NOT NULL, created_at ${key} NOT NULL, expires_at ${key})`,
    `CREATE INDEX webhook_secrets_by_endpoint ON webhook_secrets (endpoint_id)`,
    `CREATE TABLE webhook_events (
      id ${key} PRIMARY KEY, type ${key} NOT NULL, payload text NOT NULL, occurred_at ${key} NOT NULL)`,
    `CREATE TABLE webhook_deliveries (
      id ${key} PRIMARY KEY, endpoint_id ${key} NOT NULL REFERENCES webhook_endpoints(id) ON DELETE CASCADE,
      event_id ${key} NOT NULL REFERENCES webhook_events(id), event_type ${key} NOT NULL, status ${key} NOT NULL,
      parked_because ${key}, attempts integer NOT NULL, round_attempts integer NOT NULL, round_began_at ${key} NOT NULL,
      next_attempt_at ${key}, delivered_at ${key}, created_at ${key} NOT NULL, UNIQUE (event_id, endpoint_id))`,
    `CREATE INDEX webhook_deliveries_by_created ON webhook_deliveries (created_at, id)`,
    `CREATE INDEX webhook_deliveries_by_endpoint ON webhook_deliveries (endpoint_id, created_at, id)`,
    `CREATE INDEX webhook_deliveries_by_status ON webhook_deliveries (status, created_at, id)`,
    `CREATE TABLE webhook_attempts (
      id ${key} PRIMARY KEY, delivery_id ${key} NOT NULL REFERENCES webhook_deliveries(id) ON DELETE CASCADE,
      number integer NOT NULL, url text NOT NULL, outcome ${key} NOT NULL, status_code integer, duration_ms integer,
      answer text, error text, started_at ${key} NOT NULL, ended_at ${key})`,
    `CREATE INDEX webhook_attempts_by_delivery ON webhook_attempts (delivery_id, number)`,
    `CREATE TABLE webhook_cursor (id ${key} PRIMARY KEY, position bigint NOT NULL, salt text NOT NULL)`,
  ];
}
