import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who was told of a notice that waits for others; and where the rows are found whose time on record is over. */
export class NoticeReceipts1764117600000 implements MigrationInterface {
  name = 'NoticeReceipts1764117600000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const key = queryRunner.connection.options.type === 'postgres' ? 'text COLLATE "C"' : 'text';
    for (const statement of statements(key)) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

function statements(key: string): string[] {
  return [
    // Without a reference to the reader: who is removed meanwhile is not asked for any more.
    `CREATE TABLE notice_receipts (
      notice_id ${key} NOT NULL REFERENCES notices(id) ON DELETE CASCADE, reader_id ${key} NOT NULL,
      PRIMARY KEY (notice_id, reader_id))`,
    `CREATE INDEX notices_by_end ON notices (ended_at)`,
    `CREATE INDEX authorization_links_by_expiry ON authorization_links (expires_at)`,
    `CREATE INDEX authorization_attempts_by_link ON authorization_attempts (link_id) WHERE link_id IS NOT NULL`,
  ];
}
