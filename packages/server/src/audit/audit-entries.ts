import type { Database, SqlValue } from '../database/index.js';
import { entryColumns } from './audit-chain.js';
import type { Actor, AuditLog } from './index.js';

/** An entry as it is stored. Times in ISO 8601 UTC; `details` is JSON. */
export interface StoredAuditEntry {
  readonly sequence: number;
  readonly occurredAt: string;
  readonly actorKind: Actor['kind'];
  readonly actorId: string | null;
  readonly actorName: string;
  /** Where the request came from; null where there was none, or it was not recorded. */
  readonly address: string | null;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly details: string;
  readonly previousHash: string;
  readonly hash: string;
}

/** Which entries; absent or null: whichever. */
export interface AuditFilter {
  readonly actorKind?: Actor['kind'] | null;
  readonly actorId?: string | null;
  readonly action?: string | null;
  readonly subjectKind?: string | null;
  readonly subjectId?: string | null;
  /** The first moment, ISO 8601 UTC. */
  readonly from?: string | null;
  /** The moment before which they end. */
  readonly to?: string | null;
}

type Row = Record<(typeof entryColumns)[number] | 'previous_hash' | 'hash', string> & {
  readonly sequence: number | string;
};

const select = `SELECT sequence, ${entryColumns.join(', ')}, previous_hash, hash FROM audit_entries`;
const exportBatch = 500;

/** Reads the audit log. */
export class AuditEntries {
  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly audit: AuditLog;
    },
  ) {}

  /** The newest entries before `before` (null: of all), the newest first. */
  async page(
    filter: AuditFilter,
    { size, before, signal }: { size: number; before: number | null; signal?: AbortSignal },
  ): Promise<{ rows: StoredAuditEntry[]; hasNextPage: boolean }> {
    const { where, params } = conditions(filter, before === null ? [] : [['sequence < ?', before]]);
    const sql = `${select}${where} ORDER BY sequence DESC LIMIT ?`;
    const found = await this.deps.database.search<Row>(sql, [...params, size + 1], signal);
    return { rows: found.slice(0, size).map(entryFromRow), hasNextPage: found.length > size };
  }

  /**
   * Every entry that there is now, the oldest first, a batch at a time; who carries them away stands in the log first.
   * Breaking off the loop ends the reading.
   */
  async *exported(
    filter: AuditFilter,
    { actor, format }: { actor: Actor; format: string },
  ): AsyncGenerator<StoredAuditEntry[]> {
    const { database, audit } = this.deps;
    const [head] = await database.query<{ sequence: number | string }>('SELECT sequence FROM audit_head');
    await database.unitOfWork.run((tx) =>
      audit.record(tx, {
        actor,
        action: 'audit.exported',
        subjectKind: 'audit',
        subjectId: null,
        details: { format, ...filter },
      }),
    );
    const last = Number(head?.sequence ?? 0);
    for (let after = 0; ;) {
      const { where, params } = conditions(filter, [
        ['sequence > ?', after],
        ['sequence <= ?', last],
      ]);
      const sql = `${select}${where} ORDER BY sequence LIMIT ${exportBatch}`;
      const rows = (await database.search<Row>(sql, params)).map(entryFromRow);
      const end = rows.at(-1);
      if (!end) return;
      yield rows;
      after = end.sequence;
    }
  }
}

function conditions(
  filter: AuditFilter,
  bounds: readonly (readonly [string, SqlValue])[],
): { where: string; params: SqlValue[] } {
  const wanted: (readonly [string, SqlValue | undefined])[] = [
    ...bounds,
    ['actor_kind = ?', filter.actorKind],
    ['actor_id = ?', filter.actorId],
    ['action = ?', filter.action],
    ['subject_kind = ?', filter.subjectKind],
    ['subject_id = ?', filter.subjectId],
    ['occurred_at >= ?', filter.from],
    ['occurred_at < ?', filter.to],
  ];
  const given = wanted.flatMap(([sql, value]) =>
    value === undefined || value === null ? [] : [{ sql, value }],
  );
  const where = given.map(({ sql }) => sql).join(' AND ');
  return { where: where === '' ? '' : ` WHERE ${where}`, params: given.map(({ value }) => value) };
}

function entryFromRow(row: Row): StoredAuditEntry {
  return {
    sequence: Number(row.sequence),
    occurredAt: row.occurred_at,
    actorKind: row.actor_kind as Actor['kind'],
    actorId: row.actor_id,
    actorName: row.actor_name,
    address: row.address,
    action: row.action,
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    details: row.details,
    previousHash: row.previous_hash,
    hash: row.hash,
  };
}
