import { type Database, givenRows, type Transaction } from '../database/index.js';
import type { Notice, WaitingNotice } from './notice.js';

/** How a notice ended: `SENT`, `SETTLED` (nothing needs to be told any more), or `UNDELIVERED` (nothing could send it to everybody). */
export type NoticeEnd = 'SENT' | 'SETTLED' | 'UNDELIVERED';

/** The rows of notices: stored with the place in the event log, ended when they were sent. */
export class NoticeRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, { id, kind, subjectId, facts, occurredAt }: Notice): Promise<void> {
    await tx.execute(
      `INSERT INTO notices (id, kind, subject_id, facts, state, occurred_at) VALUES (?, ?, ?, ?, 'WAITING', ?)`,
      [id, kind, subjectId, JSON.stringify(facts), occurredAt],
    );
  }

  /** Those that wait, oldest first; after another one of them, where it is given. */
  async waiting(limit: number, after?: Pick<Notice, 'id' | 'occurredAt'>): Promise<WaitingNotice[]> {
    const rows = await this.database.query<NoticeRow>(
      `SELECT id, kind, subject_id, facts, occurred_at,
         (SELECT string_agg(reader_id, ' ') FROM notice_receipts WHERE notice_id = notices.id) AS told_to
       FROM notices WHERE state = 'WAITING' AND (occurred_at, id) > (?, ?) ORDER BY occurred_at, id LIMIT ?`,
      [after?.occurredAt ?? '', after?.id ?? '', limit],
    );
    return rows.map(waitingNotice);
  }

  /** Keeps that somebody was told, for as long as they wait for others. */
  async told(tx: Transaction, ids: readonly string[], readerId: string): Promise<void> {
    await tx.execute(
      `INSERT INTO notice_receipts (notice_id, reader_id)
       SELECT value ->> 0, ? FROM ${givenRows(this.database.kind)} WHERE true ON CONFLICT DO NOTHING`,
      [readerId, JSON.stringify(ids.map((id) => [id]))],
    );
  }

  async end(tx: Transaction, ids: readonly string[], state: NoticeEnd, endedAt: string): Promise<void> {
    const given = `SELECT value ->> 0 FROM ${givenRows(this.database.kind)}`;
    const rows = JSON.stringify(ids.map((id) => [id]));
    await tx.execute(
      `UPDATE notices SET state = ?, ended_at = ? WHERE state = 'WAITING' AND id IN (${given})`,
      [state, endedAt, rows],
    );
    await tx.execute(`DELETE FROM notice_receipts WHERE notice_id IN (${given})`, [rows]);
  }
}

interface NoticeRow {
  id: string;
  kind: string;
  subject_id: string;
  facts: string;
  occurred_at: string;
  told_to: string | null;
}

function waitingNotice(row: NoticeRow): WaitingNotice {
  return {
    id: row.id,
    kind: row.kind,
    subjectId: row.subject_id,
    facts: JSON.parse(row.facts) as unknown,
    occurredAt: row.occurred_at,
    toldTo: new Set(row.told_to?.split(' ')),
  } as WaitingNotice;
}
