import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What kind of actor made an authorization link. The bearer of a key was stored as an English phrase, which the window
 * showed in every language; so far there was the key of the environment alone.
 */
export class LinkRequesters1764116300000 implements MigrationInterface {
  name = 'LinkRequesters1764116300000';

  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE authorization_links ADD COLUMN requested_by_kind text NOT NULL DEFAULT 'administrator'`,
    );
    await queryRunner.query(
      `UPDATE authorization_links SET requested_by = 'Bootstrap API key', requested_by_kind = 'api-key'
       WHERE requested_by = 'an administrator of Landbridge'`,
    );
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
