import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when refreshes of a cache have failed: what may pass is told of only once it has lasted. */
export class FailingRefreshes1764116500000 implements MigrationInterface {
  name = 'FailingRefreshes1764116500000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await queryRunner.query(`ALTER TABLE token_caches ADD COLUMN failing_since ${key}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
