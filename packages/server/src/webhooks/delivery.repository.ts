import { type Database, givenRows, type SqlValue, type Transaction } from '../database/index.js';
import type { DeliveryFilter, DeliveryStatus, ParkedBecause, WebhookDelivery } from './delivery.js';
import type { Place } from './endpoint.repository.js';
import type { WebhookEvent } from './payload.js';

interface DeliveryRow {
  id: string;
  endpoint_id: string;
  event_id: string;
  event_type: string;
  status: string;
  parked_because: string | null;
  attempts: number;
  round_attempts: number;
  round_began_at: string;
  next_attempt_at: string | null;
  delivered_at: string | null;
  created_at: string;
}

const columns = `id, endpoint_id, event_id, event_type, status, parked_because, attempts, round_attempts,
  round_began_at, next_attempt_at, delivered_at, created_at`;
const select = `SELECT ${columns} FROM webhook_deliveries`;

/** What became of a delivery by an attempt. */
export type SettledDelivery = Pick<
  WebhookDelivery,
  'id' | 'status' | 'parkedBecause' | 'nextAttemptAt' | 'deliveredAt'
>;

/** The rows of events and of their deliveries. */
export class DeliveryRepository {
  constructor(private readonly database: Database) {}

  async find(id: string, tx: Pick<Transaction, 'query'> = this.database): Promise<WebhookDelivery | null> {
    const [row] = await tx.query<DeliveryRow>(`${select} WHERE id = ?`, [id]);
    return row ? deliveryFromRow(row) : null;
  }

  async payload(eventId: string): Promise<string> {
    const [row] = await this.database.query<{ payload: string }>(
      'SELECT payload FROM webhook_events WHERE id = ?',
      [eventId],
    );
    return row?.payload ?? '';
  }

  /** Some, by their ids, each with what is sent. */
  async findWithPayloads(
    ids: readonly string[],
  ): Promise<Map<string, { delivery: WebhookDelivery; payload: string }>> {
    const rows = await this.database.query<DeliveryRow & { payload: string }>(
      `SELECT ${columns}, (SELECT payload FROM webhook_events e WHERE e.id = event_id) AS payload
       FROM webhook_deliveries WHERE id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})`,
      [JSON.stringify(ids.map((id) => [id]))],
    );
    return new Map(rows.map((row) => [row.id, { delivery: deliveryFromRow(row), payload: row.payload }]));
  }

  /** Those after a place, the newest first. */
  async list(filter: DeliveryFilter, after: Place | null, limit: number): Promise<WebhookDelivery[]> {
    const { where, params } = conditions(filter, after);
    const rows = await this.database.query<DeliveryRow>(
      `${select}${where} ORDER BY created_at DESC, id DESC LIMIT ?`,
      [...params, limit],
    );
    return rows.map(deliveryFromRow);
  }

  async count(filter: DeliveryFilter): Promise<number> {
    const { where, params } = conditions(filter, null);
    const [row] = await this.database.query<{ n: number | string }>(
      `SELECT count(*) AS n FROM webhook_deliveries${where}`,
      params,
    );
    return Number(row?.n ?? 0);
  }

  async insertEvent(tx: Transaction, { id, type, payload, occurredAt }: WebhookEvent): Promise<void> {
    await tx.execute(
      'INSERT INTO webhook_events (id, type, payload, occurred_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
      [id, type, payload, occurredAt],
    );
  }

  /** False when this endpoint has it already, or is gone. */
  async insert(
    tx: Transaction,
    event: WebhookEvent,
    { id, endpointId, now }: { id: string; endpointId: string; now: string },
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_type, status, attempts, round_attempts,
         round_began_at, next_attempt_at, created_at)
       SELECT ?, id, ?, ?, 'PENDING', 0, 0, ?, ?, ? FROM webhook_endpoints WHERE id = ? ON CONFLICT DO NOTHING`,
      [id, event.id, event.type, now, now, now, endpointId],
    );
    return affected === 1;
  }

  /** How many of these there are. */
  async countOf(ids: readonly string[]): Promise<number> {
    const [row] = await this.database.query<{ n: number | string }>(
      `SELECT count(*) AS n FROM webhook_deliveries
       WHERE id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})`,
      [JSON.stringify(ids.map((id) => [id]))],
    );
    return Number(row?.n ?? 0);
  }

  /** Counts an attempt of each that is about to be made; those are left out for which it shall not be. */
  async beginAttempts(
    tx: Transaction,
    ids: readonly string[],
    now: string,
  ): Promise<Map<string, WebhookDelivery>> {
    const rows = await tx.query<DeliveryRow>(
      `UPDATE webhook_deliveries SET attempts = attempts + 1, round_attempts = round_attempts + 1
       WHERE id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})
         AND status = 'PENDING' AND next_attempt_at <= ?
       RETURNING ${columns}`,
      [JSON.stringify(ids.map((id) => [id])), now],
    );
    return new Map(rows.map((row) => [row.id, deliveryFromRow(row)]));
  }

  /** Writes what became of each. One that was parked meanwhile stays so, unless it arrived after all. */
  async settle(tx: Transaction, settled: readonly SettledDelivery[]): Promise<void> {
    const rows = settled.map(({ id, status, parkedBecause, nextAttemptAt, deliveredAt }) => [
      ...[id, status, parkedBecause, nextAttemptAt, deliveredAt],
    ]);
    await tx.execute(
      `UPDATE webhook_deliveries SET status = settled.status, parked_because = settled.parked_because,
         next_attempt_at = settled.next_attempt_at, delivered_at = settled.delivered_at
       FROM (SELECT value ->> 0 AS id, value ->> 1 AS status, value ->> 2 AS parked_because,
         value ->> 3 AS next_attempt_at, value ->> 4 AS delivered_at
         FROM ${givenRows(this.database.kind)}) AS settled
       WHERE webhook_deliveries.id = settled.id
         AND (webhook_deliveries.status = 'PENDING' OR settled.status = 'DELIVERED')`,
      [JSON.stringify(rows)],
    );
  }

  async park(tx: Transaction, id: string, because: ParkedBecause): Promise<void> {
    await tx.execute(
      `UPDATE webhook_deliveries SET status = 'PARKED', parked_because = ?, next_attempt_at = NULL
       WHERE id = ? AND status = 'PENDING'`,
      [because, id],
    );
  }

  /** Begins a new round of attempts; those are left out that are not there, or whose endpoint is not enabled. */
  async replay(tx: Transaction, ids: readonly string[], now: string): Promise<Set<string>> {
    const rows = await tx.query<{ id: string }>(
      `UPDATE webhook_deliveries SET status = 'PENDING', parked_because = NULL, round_attempts = 0, round_began_at = ?,
         next_attempt_at = ?, delivered_at = NULL
       WHERE id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})
         AND EXISTS (SELECT 1 FROM webhook_endpoints e WHERE e.id = endpoint_id AND e.is_enabled = 1)
       RETURNING id`,
      [now, now, JSON.stringify(ids.map((id) => [id]))],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Parked deliveries of an endpoint, the oldest first. */
  async parkedIds(endpointId: string, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `SELECT id FROM webhook_deliveries WHERE endpoint_id = ? AND status = 'PARKED' ORDER BY created_at, id LIMIT ?`,
      [endpointId, limit],
    );
    return rows.map(({ id }) => id);
  }
}

function conditions(
  { endpointId, status, eventType }: DeliveryFilter,
  after: Place | null,
): { where: string; params: SqlValue[] } {
  const parts: string[] = [];
  const params: SqlValue[] = [];
  const add = (sql: string, ...values: SqlValue[]): void => {
    parts.push(sql);
    params.push(...values);
  };
  if (endpointId) add('endpoint_id = ?', endpointId);
  if (status) add('status = ?', status);
  if (eventType) add('event_type = ?', eventType);
  if (after) add('(created_at, id) < (?, ?)', after.key, after.id);
  return { where: parts.length > 0 ? ` WHERE ${parts.join(' AND ')}` : '', params };
}

function deliveryFromRow(row: DeliveryRow): WebhookDelivery {
  return {
    id: row.id,
    endpointId: row.endpoint_id,
    eventId: row.event_id,
    eventType: row.event_type,
    status: row.status as DeliveryStatus,
    parkedBecause: row.parked_because as ParkedBecause | null,
    attempts: row.attempts,
    roundAttempts: row.round_attempts,
    roundBeganAt: row.round_began_at,
    nextAttemptAt: row.next_attempt_at,
    deliveredAt: row.delivered_at,
    createdAt: row.created_at,
  };
}
