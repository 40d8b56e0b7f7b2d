import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was removed and is to stay out, whatever a rule says; and who has no other way in than a rule. */
export class PeopleWhoWereRemoved1764117700000 implements MigrationInterface {
  name = 'PeopleWhoWereRemoved1764117700000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    const statements = [
      'ALTER TABLE federated_identities ADD COLUMN is_by_rule integer NOT NULL DEFAULT 0',
      `UPDATE federated_identities SET is_by_rule = 1
       WHERE administrator_id IN (SELECT id FROM administrators WHERE password_hash = '')`,
      `CREATE TABLE removed_people (id ${key} PRIMARY KEY, email ${key} NOT NULL, tenant_id ${key}, object_id ${key},
       removed_at ${key} NOT NULL)`,
      'CREATE INDEX removed_people_by_email ON removed_people (email)',
      'CREATE INDEX removed_people_by_object ON removed_people (object_id)',
    ];
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
