import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Mail connections may act as the application itself; Microsoft Entra ID connections always have. */
export class ApplicationAccess1764115800000 implements MigrationInterface {
  name = 'ApplicationAccess1764115800000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE connections ADD COLUMN access text NOT NULL DEFAULT 'DELEGATED'`);
    await queryRunner.query(`UPDATE connections SET access = 'APPLICATION' WHERE type = 'ENTRA_ID'`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
