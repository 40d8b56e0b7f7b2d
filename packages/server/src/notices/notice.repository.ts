import type { Database, Transaction } from '../database/index.js';
import type { Notice } from './notice.js';

/** How a notice ended: `SENT`, `SETTLED` (nothing needs to be told any more), or `UNDELIVERED` (nothing could send it). */
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

  /** Those that wait, oldest first. */
  async waiting(limit: number): Promise<Notice[]> {
    const rows = await this.database.query<{
      id: string;
      kind: string;
      subject_id: string;
      facts: string;
      occurred_at: string;
      batch_id: string | null;
    }>(
      `SELECT id, kind, subject_id, facts, occurred_at, batch_id FROM notices
       WHERE state = 'WAITING' ORDER BY occurred_at, id LIMIT ?`,
      [limit],
    );
    return rows.map(
      (row) =>
        ({
          id: row.id,
          kind: row.kind,
          subjectId: row.subject_id,
          facts: JSON.parse(row.facts) as unknown,
          occurredAt: row.occurred_at,
          batchId: row.batch_id,
        }) as Notice,
    );
  }

  async putIntoBatch(tx: Transaction, ids: readonly string[], batchId: string): Promise<void> {
    for (const id of ids) await tx.execute('UPDATE notices SET batch_id = ? WHERE id = ?', [batchId, id]);
  }

  async end(tx: Transaction, ids: readonly string[], state: NoticeEnd, endedAt: string): Promise<void> {
    for (const id of ids) {
      await tx.execute(`UPDATE notices SET state = ?, ended_at = ? WHERE id = ? AND state = 'WAITING'`, [
        state,
        endedAt,
        id,
      ]);
    }
  }
}
