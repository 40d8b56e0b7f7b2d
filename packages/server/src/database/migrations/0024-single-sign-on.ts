import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which SSO connections people sign in to the hub by, whom they let in, and whose Microsoft account is whose. */
export class SingleSignOn1764117400000 implements MigrationInterface {
  name = 'SingleSignOn1764117400000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    await queryRunner.query(`CREATE TABLE sign_on_settings (
      connection_id ${key} PRIMARY KEY REFERENCES connections(id) ON DELETE CASCADE,
      is_enabled integer NOT NULL, domains text NOT NULL, group_ids text NOT NULL, role text NOT NULL)`);
    await queryRunner.query(`CREATE TABLE federated_identities (
      tenant_id ${key} NOT NULL, object_id ${key} NOT NULL,
      administrator_id ${key} NOT NULL UNIQUE REFERENCES administrators(id) ON DELETE CASCADE,
      username text, connected_at ${key} NOT NULL, PRIMARY KEY (tenant_id, object_id))`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
