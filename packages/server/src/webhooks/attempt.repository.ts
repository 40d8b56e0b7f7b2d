import type { Database, Transaction } from '../database/index.js';
import type { AttemptOutcome, WebhookAttempt } from './delivery.js';

interface AttemptRow {
  id: string;
  number: number;
  url: string;
  outcome: string;
  status_code: number | null;
  duration_ms: number | null;
  answer: string | null;
  error: string | null;
  started_at: string;
  ended_at: string | null;
}

/** The rows of attempts: each is written before anything is sent. */
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  async insert(
    tx: Transaction,
    attempt: { id: string; deliveryId: string; number: number; url: string; now: string },
  ): Promise<void> {
    const { id, deliveryId, number, url, now } = attempt;
    await tx.execute(
      `INSERT INTO webhook_attempts (id, delivery_id, number, url, outcome, started_at)
       VALUES (?, ?, ?, ?, 'SENDING', ?)`,
      [id, deliveryId, number, url, now],
    );
  }

  /** Of a process that died, or lost its turn to this one. */
  async interruptOthers(tx: Transaction, deliveryId: string, now: string): Promise<void> {
    await tx.execute(
      `UPDATE webhook_attempts SET outcome = 'INTERRUPTED', ended_at = ?
       WHERE delivery_id = ? AND outcome = 'SENDING'`,
      [now, deliveryId],
    );
  }

  async end(
    tx: Transaction,
    id: string,
    ended: Pick<WebhookAttempt, 'outcome' | 'statusCode' | 'durationMs' | 'answer' | 'error'>,
    now: string,
  ): Promise<void> {
    await tx.execute(
      `UPDATE webhook_attempts SET outcome = ?, status_code = ?, duration_ms = ?, answer = ?, error = ?, ended_at = ?
       WHERE id = ?`,
      [ended.outcome, ended.statusCode, ended.durationMs, ended.answer, ended.error, now, id],
    );
  }

  /** The latest of a delivery, the newest first. */
  async latest(deliveryId: string, limit: number): Promise<WebhookAttempt[]> {
    const rows = await this.database.query<AttemptRow>(
      `SELECT id, number, url, outcome, status_code, duration_ms, answer, error, started_at, ended_at
       FROM webhook_attempts WHERE delivery_id = ? ORDER BY number DESC LIMIT ?`,
      [deliveryId, limit],
    );
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      url: row.url,
      outcome: row.outcome as AttemptOutcome,
      statusCode: row.status_code,
      durationMs: row.duration_ms,
      answer: row.answer,
      error: row.error,
      startedAt: row.started_at,
      endedAt: row.ended_at,
    }));
  }
}
