import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether whoever uses a link that gives a new password has lost the second factors, too. */
export class PasswordResets1764117300000 implements MigrationInterface {
  name = 'PasswordResets1764117300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE password_resets ADD COLUMN removes_second_factors integer NOT NULL DEFAULT 0',
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
