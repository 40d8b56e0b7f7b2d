import { type Database, givenRows, type Transaction } from '../database/index.js';
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

export interface NewAttempt {
  readonly id: string;
  readonly deliveryId: string;
  readonly number: number;
  readonly url: string;
}

export type EndedAttempt = Pick<
  WebhookAttempt,
  'id' | 'outcome' | 'statusCode' | 'durationMs' | 'answer' | 'error'
>;

/** The rows of attempts: each is written before anything is sent. */
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  async insert(tx: Transaction, attempts: readonly NewAttempt[], now: string): Promise<void> {
    await tx.execute(
      `INSERT INTO webhook_attempts (id, delivery_id, number, url, outcome, started_at)
       SELECT value ->> 0, value ->> 1, CAST(value ->> 2 AS integer), value ->> 3, 'SENDING', value ->> 4
       FROM ${givenRows(this.database.kind)}`,
      [JSON.stringify(attempts.map(({ id, deliveryId, number, url }) => [id, deliveryId, number, url, now]))],
    );
  }

  /** Those of a process that died, or lost its turn to this one. */
  async interruptOthers(tx: Transaction, deliveryIds: readonly string[], now: string): Promise<void> {
    await tx.execute(
      `UPDATE webhook_attempts SET outcome = 'INTERRUPTED', ended_at = ?
       WHERE outcome = 'SENDING' AND delivery_id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})`,
      [now, JSON.stringify(deliveryIds.map((id) => [id]))],
    );
  }

  async end(tx: Transaction, attempts: readonly EndedAttempt[], now: string): Promise<void> {
    const rows = attempts.map(({ id, outcome, statusCode, durationMs, answer, error }) => [
      ...[id, outcome, statusCode, durationMs, answer, error],
    ]);
    await tx.execute(
      `UPDATE webhook_attempts SET outcome = ended.outcome, status_code = ended.status_code,
         duration_ms = ended.duration_ms, answer = ended.answer, error = ended.error, ended_at = ?
       FROM (SELECT value ->> 0 AS id, value ->> 1 AS outcome, CAST(value ->> 2 AS integer) AS status_code,
         CAST(value ->> 3 AS integer) AS duration_ms, value ->> 4 AS answer, value ->> 5 AS error
         FROM ${givenRows(this.database.kind)}) AS ended
       WHERE webhook_attempts.id = ended.id`,
      [now, JSON.stringify(rows)],
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
