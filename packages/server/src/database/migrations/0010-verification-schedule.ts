import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * When a connection is tested by itself next: empty means at once, as soon as it is authorized. While a node tests it,
 * the time says until when the others leave it alone.
 */
export class VerificationSchedule1764116000000 implements MigrationInterface {
  name = 'VerificationSchedule1764116000000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    for (const statement of [
      `ALTER TABLE connections ADD COLUMN next_verification_at ${key} NOT NULL DEFAULT ''`,
      'ALTER TABLE connections ADD COLUMN failed_verifications integer NOT NULL DEFAULT 0',
      `CREATE INDEX connections_by_next_verification ON connections (next_verification_at, id)
        WHERE status = 'AUTHORIZED'`,
    ])
      await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
