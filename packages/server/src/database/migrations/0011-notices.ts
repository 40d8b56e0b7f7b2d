import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Places in the event log of parts that may miss nothing; notices to administrators, and the language that each reads. */
export class Notices1764116100000 implements MigrationInterface {
  name = 'Notices1764116100000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const statement of statements(key)) await queryRunner.query(statement);
    // Nobody is told of what happened before.
    await queryRunner.query(
      `INSERT INTO event_readers (name, position) SELECT 'notices', coalesce(max(position), 0) FROM events`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function statements(key: string): string[] {
  return [
    `CREATE TABLE event_readers (name ${key} PRIMARY KEY, position bigint NOT NULL)`,
    `CREATE TABLE notices (
      id ${key} PRIMARY KEY, kind ${key} NOT NULL, subject_id ${key} NOT NULL, facts text NOT NULL, state ${key} NOT NULL,
      batch_id ${key}, occurred_at ${key} NOT NULL, ended_at ${key})`,
    `CREATE INDEX notices_waiting ON notices (occurred_at, id) WHERE state = 'WAITING'`,
    `ALTER TABLE administrators ADD COLUMN language ${key} NOT NULL DEFAULT 'en'`,
  ];
}
