import { createHash } from 'node:crypto';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { appendOnlyTriggers } from './append-only.js';

const batchSize = 1_000;
const noHash = '0'.repeat(64);

interface FormerRow {
  position: string | number;
  occurred_at: string;
  actor_kind: string;
  actor_id: string | null;
  actor_name: string;
  action: string;
  subject_kind: string;
  subject_id: string | null;
  details: string;
}

/**
 * The audit log as a chain: each entry has a number without gaps and a hash over itself and the entry before. What was
 * there is chained in its order. From now on the database refuses to change or remove an entry.
 */
export class AuditChain1764116900000 implements MigrationInterface {
  name = 'AuditChain1764116900000';

  async up(queryRunner: QueryRunner): Promise<void> {
    const isPostgres = queryRunner.connection.options.type === 'postgres';
    const key = isPostgres ? 'text COLLATE "C"' : 'text';
    const integer = isPostgres ? 'bigint' : 'integer';
    await queryRunner.query('ALTER TABLE audit_entries RENAME TO former_audit_entries');
    await queryRunner.query('DROP INDEX audit_entries_by_subject');
    await queryRunner.query(
      `CREATE TABLE audit_entries (
        sequence ${integer} NOT NULL PRIMARY KEY, occurred_at ${key} NOT NULL,
        actor_kind ${key} NOT NULL, actor_id ${key}, actor_name text NOT NULL, address ${key},
        action ${key} NOT NULL, subject_kind ${key} NOT NULL, subject_id ${key}, details text NOT NULL,
        previous_hash ${key} NOT NULL, hash ${key} NOT NULL)`,
    );
    const head = await chainFormerRows(queryRunner, isPostgres);
    await queryRunner.query('DROP TABLE former_audit_entries');
    for (const statement of [
      'CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, sequence)',
      'CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, sequence)',
      'CREATE INDEX audit_entries_by_action ON audit_entries (action, sequence)',
      `CREATE TABLE audit_head (
        id integer PRIMARY KEY CHECK (id = 1), sequence ${integer} NOT NULL, hash ${key} NOT NULL)`,
      `INSERT INTO audit_head (id, sequence, hash) VALUES (1, ${head.sequence}, '${head.hash}')`,
      ...appendOnlyTriggers(isPostgres),
    ]) {
      await queryRunner.query(statement);
    }
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}

async function chainFormerRows(
  queryRunner: QueryRunner,
  isPostgres: boolean,
): Promise<{ sequence: number; hash: string }> {
  const after = isPostgres ? '$1' : '?';
  const [values, element] = isPostgres
    ? ['json_array_elements($1::json) AS j(link)', 'j.link']
    : ['json_each(?) AS j', 'j.value'];
  const number = isPostgres ? 'bigint' : 'integer';
  let head = { sequence: 0, hash: noHash };
  for (let last: string | number = 0; ;) {
    const rows = (await queryRunner.query(
      `SELECT * FROM former_audit_entries WHERE position > ${after} ORDER BY position LIMIT ${batchSize}`,
      [last],
    )) as FormerRow[];
    const end = rows.at(-1);
    if (!end) return head;
    const links = rows.map((row) => {
      const sequence = head.sequence + 1;
      const link = [Number(row.position), sequence, head.hash, hashOf(row, sequence, head.hash)] as const;
      head = { sequence, hash: link[3] };
      return link;
    });
    await queryRunner.query(
      `INSERT INTO audit_entries (sequence, occurred_at, actor_kind, actor_id, actor_name, address, action,
         subject_kind, subject_id, details, previous_hash, hash)
       SELECT CAST(${element} ->> 1 AS ${number}), occurred_at, actor_kind, actor_id, actor_name, NULL, action,
         subject_kind, subject_id, details, ${element} ->> 2, ${element} ->> 3
       FROM ${values} JOIN former_audit_entries ON position = CAST(${element} ->> 0 AS ${number})`,
      [JSON.stringify(links)],
    );
    last = end.position;
  }
}

/** As the audit log computes it; written out, since a migration must not change when the hub does. */
function hashOf(row: FormerRow, sequence: number, previousHash: string): string {
  const { occurred_at, actor_kind, actor_id, actor_name, action, subject_kind, subject_id, details } = row;
  const entry = [
    ...[sequence, previousHash, occurred_at, actor_kind, actor_id, actor_name, null],
    ...[action, subject_kind, subject_id, details],
  ];
  return createHash('sha256').update(JSON.stringify(entry)).digest('hex');
}
