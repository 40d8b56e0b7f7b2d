import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tenants of several national clouds: null until the hub has said at its start which one it knew alone before. */
export class AppRegistrations1764115700000 implements MigrationInterface {
  name = 'AppRegistrations1764115700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await queryRunner.query(`ALTER TABLE tenants ADD COLUMN cloud ${key}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
