import type { Actor } from '../audit/index.js';
import type { Database, SqlValue, Transaction } from '../database/index.js';
import { isScope, type Scope } from '../scopes.js';

/** An application's key, without the key itself. Times in ISO 8601 UTC. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** How the key begins: what people recognise it by. */
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  /** The only connections that it sees; null: all. */
  readonly connectionIds: readonly string[] | null;
  readonly createdBy: Actor;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  /** To the minute. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
  /** The secret before the last rotation, while it is still accepted. */
  readonly former: FormerSecret | null;
}

export interface FormerSecret {
  readonly prefix: string;
  readonly until: string;
}

interface Row {
  id: string;
  name: string;
  prefix: string;
  scopes: string;
  connection_ids: string | null;
  created_by: string;
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
  revoked_at: string | null;
  former_prefix: string | null;
  former_until: string | null;
}

const select = `SELECT id, name, prefix, scopes, connection_ids, created_by, created_at, expires_at, last_used_at,
  revoked_at, former_prefix, former_until FROM api_keys`;
/** Whether a key is in use, as an expression over its row with the time as its parameter. */
export const isLive = 'revoked_at IS NULL AND (expires_at IS NULL OR expires_at > ?)';

/** Who has made a key: an expression over its row. */
export function creatorOf(kind: Database['kind']): string {
  return kind === 'sqlite' ? "created_by ->> 'id'" : "created_by::json ->> 'id'";
}

/** The rows of API keys. */
export class ApiKeyRepository {
  constructor(private readonly database: Database) {}

  async findLive(keyHash: string, now: string): Promise<ApiKey | null> {
    return first(
      await this.database.query<Row>(
        `${select} WHERE (key_hash = ? OR (former_key_hash = ? AND former_until > ?)) AND ${isLive}`,
        [keyHash, keyHash, now, now],
      ),
    );
  }

  /** Whether the secret that begins with `prefix` is still accepted for a key. */
  async isLive({ id, prefix }: { id: string; prefix: string }, now: string): Promise<boolean> {
    const rows = await this.database.query(
      `SELECT 1 FROM api_keys WHERE id = ? AND (prefix = ? OR (former_prefix = ? AND former_until > ?)) AND ${isLive}`,
      [id, prefix, prefix, now, now],
    );
    return rows.length > 0;
  }

  /**
   * Puts a new secret in the place of the present one, which stays accepted until `until`; the one before it ends.
   * False where no key that is in use has this id.
   */
  async rotate(
    tx: Transaction,
    id: string,
    { prefix, keyHash, until, now }: { prefix: string; keyHash: string; until: string; now: string },
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE api_keys SET former_prefix = prefix, former_key_hash = key_hash, former_until = ?, prefix = ?, key_hash = ?
       WHERE id = ? AND ${isLive}`,
      [until, prefix, keyHash, id, now],
    );
    return affected === 1;
  }

  async findById(tx: Transaction, id: string): Promise<ApiKey | null> {
    return first(await tx.query<Row>(`${select} WHERE id = ?`, [id]));
  }

  /** Those after a place, the newest first. */
  async list(after: { createdAt: string; id: string } | null, limit: number): Promise<ApiKey[]> {
    const where = after ? ' WHERE (created_at, id) < (?, ?)' : '';
    const params: SqlValue[] = after ? [after.createdAt, after.id, limit] : [limit];
    const order = ' ORDER BY created_at DESC, id DESC LIMIT ?';
    return (await this.database.query<Row>(`${select}${where}${order}`, params)).map(apiKeyFromRow);
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ n: number | string }>('SELECT count(*) AS n FROM api_keys');
    return Number(row?.n ?? 0);
  }

  async insert(tx: Transaction, key: ApiKey, keyHash: string): Promise<void> {
    await tx.execute(
      `INSERT INTO api_keys (id, name, prefix, key_hash, scopes, connection_ids, created_by, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        key.id,
        key.name,
        key.prefix,
        keyHash,
        JSON.stringify(key.scopes),
        key.connectionIds && JSON.stringify(key.connectionIds),
        JSON.stringify(key.createdBy),
        key.createdAt,
        key.expiresAt,
      ],
    );
  }

  /** Writes that a key was used, unless that was written after `before`. */
  async touch(tx: Transaction, id: string, now: string, before: string): Promise<void> {
    const sql =
      'UPDATE api_keys SET last_used_at = ? WHERE id = ? AND (last_used_at IS NULL OR last_used_at <= ?)';
    await tx.execute(sql, [now, id, before]);
  }

  /** The keys in use that somebody has made, oldest first. */
  async idsBy(tx: Transaction, creatorId: string, now: string): Promise<string[]> {
    const sql = `SELECT id FROM api_keys WHERE ${creatorOf(this.database.kind)} = ? AND ${isLive}
      ORDER BY created_at, id`;
    return (await tx.query<{ id: string }>(sql, [creatorId, now])).map(({ id }) => id);
  }

  /** False when it had been revoked before, or is none. */
  async revoke(tx: Transaction, id: string, now: string): Promise<boolean> {
    const sql = 'UPDATE api_keys SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL';
    return (await tx.execute(sql, [now, id])).affected === 1;
  }
}

function first(rows: readonly Row[]): ApiKey | null {
  return rows[0] ? apiKeyFromRow(rows[0]) : null;
}

function apiKeyFromRow(row: Row): ApiKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    // A scope that another version knew gives no right in this one.
    scopes: (JSON.parse(row.scopes) as string[]).filter(isScope),
    connectionIds: row.connection_ids === null ? null : (JSON.parse(row.connection_ids) as string[]),
    createdBy: JSON.parse(row.created_by) as Actor,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
    former:
      row.former_prefix === null || row.former_until === null
        ? null
        : { prefix: row.former_prefix, until: row.former_until },
  };
}
