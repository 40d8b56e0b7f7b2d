import type { Actor } from '../audit/index.js';
import {
  type Database,
  givenRows,
  type SecretPlace,
  SecretUnreadableError,
  type SqlValue,
  type Transaction,
} from '../database/index.js';
import type { WebhookEndpoint, WebhookSecret } from './endpoint.js';
import { isWebhookEventType } from './event-types.js';

interface EndpointRow {
  id: string;
  url: string;
  description: string | null;
  event_types: string;
  is_enabled: number;
  disabled_because: string | null;
  active_from: string;
  created_by: string;
  created_at: string;
  updated_at: string;
}

interface SecretRow {
  id: string;
  endpoint_id: string;
  secret_encrypted: string;
  created_at: string;
  expires_at: string | null;
}

/** What signs for an endpoint, the newest first, and what should and cannot be decrypted. */
export interface EndpointSecrets {
  readonly secrets: string[];
  readonly unreadable: SecretUnreadableError[];
}

export interface Place {
  readonly key: string;
  readonly id: string;
}

const select = `SELECT id, url, description, event_types, is_enabled, disabled_because, active_from, created_by,
  created_at, updated_at FROM webhook_endpoints`;
const place = (rowId: string): SecretPlace => ({
  table: 'webhook_secrets',
  column: 'secret_encrypted',
  rowId,
});

/** The rows of endpoints and of their secrets, which are sealed. */
export class EndpointRepository {
  constructor(private readonly database: Database) {}

  async find(id: string, tx: Pick<Transaction, 'query'> = this.database): Promise<WebhookEndpoint | null> {
    const [row] = await tx.query<EndpointRow>(`${select} WHERE id = ?`, [id]);
    return row ? endpointFromRow(row) : null;
  }

  /** Some, by their ids. */
  async findSome(ids: readonly string[]): Promise<Map<string, WebhookEndpoint>> {
    const rows = await this.database.query<EndpointRow>(
      `${select} WHERE id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})`,
      [JSON.stringify(ids.map((id) => [id]))],
    );
    return new Map(rows.map((row) => [row.id, endpointFromRow(row)]));
  }

  /** Those after a place, the oldest first. */
  async list(after: Place | null, limit: number): Promise<WebhookEndpoint[]> {
    const where = after ? ' WHERE (created_at, id) > (?, ?)' : '';
    const params: SqlValue[] = after ? [after.key, after.id, limit] : [limit];
    const rows = await this.database.query<EndpointRow>(
      `${select}${where} ORDER BY created_at, id LIMIT ?`,
      params,
    );
    return rows.map(endpointFromRow);
  }

  async enabled(): Promise<WebhookEndpoint[]> {
    const rows = await this.database.query<EndpointRow>(`${select} WHERE is_enabled = 1`);
    return rows.map(endpointFromRow);
  }

  async count(tx: Pick<Transaction, 'query'> = this.database): Promise<number> {
    const [row] = await tx.query<{ n: number | string }>('SELECT count(*) AS n FROM webhook_endpoints');
    return Number(row?.n ?? 0);
  }

  async insert(tx: Transaction, endpoint: WebhookEndpoint): Promise<void> {
    await tx.execute(
      `INSERT INTO webhook_endpoints (id, url, description, event_types, is_enabled, disabled_because, active_from,
       created_by, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        endpoint.id,
        endpoint.url,
        endpoint.description,
        JSON.stringify(endpoint.eventTypes),
        Number(endpoint.isEnabled),
        endpoint.disabledBecause,
        endpoint.activeFrom,
        JSON.stringify(endpoint.createdBy),
        endpoint.createdAt,
        endpoint.updatedAt,
      ],
    );
  }

  async update(tx: Transaction, endpoint: WebhookEndpoint): Promise<void> {
    await tx.execute(
      `UPDATE webhook_endpoints SET url = ?, description = ?, event_types = ?, is_enabled = ?, disabled_because = ?,
       active_from = ?, updated_at = ? WHERE id = ?`,
      [
        endpoint.url,
        endpoint.description,
        JSON.stringify(endpoint.eventTypes),
        Number(endpoint.isEnabled),
        endpoint.disabledBecause,
        endpoint.activeFrom,
        endpoint.updatedAt,
        endpoint.id,
      ],
    );
  }

  /** Disables an endpoint that said it is gone; false when it was disabled already. */
  async disableGone(tx: Transaction, id: string, now: string): Promise<boolean> {
    const sql = `UPDATE webhook_endpoints SET is_enabled = 0, disabled_because = 'GONE', updated_at = ?
      WHERE id = ? AND is_enabled = 1`;
    return (await tx.execute(sql, [now, id])).affected === 1;
  }

  /** With its secrets, deliveries and attempts. False when there is none. */
  async remove(tx: Transaction, id: string): Promise<boolean> {
    return (await tx.execute('DELETE FROM webhook_endpoints WHERE id = ?', [id])).affected === 1;
  }

  /** Adds a secret; those before it sign on until `olderExpireAt`. */
  async addSecret(
    tx: Transaction,
    endpointId: string,
    { id, secret, now, olderExpireAt }: { id: string; secret: string; now: string; olderExpireAt: string },
  ): Promise<void> {
    await tx.execute('DELETE FROM webhook_secrets WHERE endpoint_id = ? AND expires_at <= ?', [
      endpointId,
      now,
    ]);
    await tx.execute(
      'UPDATE webhook_secrets SET expires_at = ? WHERE endpoint_id = ? AND expires_at IS NULL',
      [olderExpireAt, endpointId],
    );
    await tx.execute(
      'INSERT INTO webhook_secrets (id, endpoint_id, secret_encrypted, created_at) VALUES (?, ?, ?, ?)',
      [id, endpointId, this.database.secrets.seal(secret, place(id)), now],
    );
  }

  /** What signs at this moment, the newest first. */
  async liveSecrets(endpointId: string, now: string): Promise<WebhookSecret[]> {
    const rows = await this.#liveSecrets([endpointId], now);
    return rows.map(({ id, created_at: createdAt, expires_at: expiresAt }) => ({ id, createdAt, expiresAt }));
  }

  /**
   * The same secrets themselves of some endpoints, as far as they can be read: one that cannot must not stand in the way
   * of the one that took its place.
   */
  async readableSecrets(endpointIds: readonly string[], now: string): Promise<Map<string, EndpointSecrets>> {
    const found = new Map<string, EndpointSecrets>(
      endpointIds.map((id) => [id, { secrets: [], unreadable: [] }]),
    );
    for (const row of await this.#liveSecrets(endpointIds, now)) {
      const ofEndpoint = found.get(row.endpoint_id);
      try {
        ofEndpoint?.secrets.push(this.database.secrets.open(row.secret_encrypted, place(row.id)));
      } catch (error) {
        if (!(error instanceof SecretUnreadableError)) throw error;
        ofEndpoint?.unreadable.push(error);
      }
    }
    return found;
  }

  #liveSecrets(endpointIds: readonly string[], now: string): Promise<SecretRow[]> {
    return this.database.query<SecretRow>(
      `SELECT id, endpoint_id, secret_encrypted, created_at, expires_at FROM webhook_secrets
       WHERE endpoint_id IN (SELECT value ->> 0 FROM ${givenRows(this.database.kind)})
         AND (expires_at IS NULL OR expires_at > ?)
       ORDER BY CASE WHEN expires_at IS NULL THEN 0 ELSE 1 END, created_at DESC, id DESC`,
      [JSON.stringify(endpointIds.map((id) => [id])), now],
    );
  }
}

function endpointFromRow(row: EndpointRow): WebhookEndpoint {
  return {
    id: row.id,
    url: row.url,
    description: row.description,
    // A type that another version knew is none of this one.
    eventTypes: (JSON.parse(row.event_types) as string[]).filter(isWebhookEventType),
    isEnabled: row.is_enabled === 1,
    disabledBecause: row.disabled_because === 'GONE' ? 'GONE' : null,
    activeFrom: row.active_from,
    createdBy: JSON.parse(row.created_by) as Actor,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
