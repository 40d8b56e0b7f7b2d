import type { Ambient } from '../ambient.js';
import type { Database, SecretPlace, Transaction } from '../database/index.js';
import { latestExpiry } from '../microsoft/index.js';
import { nextRefresh } from './refresh-schedule.js';

/** Who is refreshing a cache, and until when nobody else does. */
export interface Lease {
  readonly owner: string;
  readonly until: string;
}

/** A cache as it was read. */
export interface StoredCache {
  readonly text: string;
  /** Grows with each change, so that it tells whether the cache is still the one that is stored. */
  readonly version: number;
  readonly lease: Lease | null;
  /** Before this nobody asks Microsoft again. */
  readonly retryAt: Date | null;
  /** When it was last refreshed; null since the sign-in. */
  readonly refreshedAt: Date | null;
  /** When it is to be refreshed next by itself; null: never. */
  readonly refreshAt: Date | null;
  readonly lastUsedAt: Date | null;
  /** When it was last stored. */
  readonly updatedAt: Date;
  /** How many refreshes have failed in a row. */
  readonly failures: number;
  /** Since when they have; null while none has. */
  readonly failingSince: Date | null;
}

/**
 * A cache as it was read, and under which name it was leased since: what is written on its account is written only while
 * both are still so. A node that was frozen for longer than its lease finds that another has taken over. Where `owner` is
 * null it is written only while nobody has a lease.
 */
export interface HeldCache {
  readonly version: number;
  readonly owner: string | null;
}

/** The condition of a held cache, with `heldParams`; NULL is as good as any name that no node has. */
export const isHeld = "version = ? AND COALESCE(lease_owner, '') = ?";

/** What `isHeld` is asked with. */
export function heldParams({ version, owner }: HeldCache): [number, string] {
  return [version, owner ?? ''];
}

interface CacheRow {
  cache_encrypted: string;
  version: number;
  lease_owner: string | null;
  lease_until: string | null;
  retry_at: string | null;
  last_refreshed_at: string | null;
  refresh_at: string | null;
  last_used_at: string | null;
  updated_at: string;
  failures: number;
  failing_since: string | null;
}

const columns = `cache_encrypted, version, lease_owner, lease_until, retry_at, last_refreshed_at, refresh_at,
  last_used_at, updated_at, failures, failing_since`;

/** Keeps MSAL's token caches, encrypted and bound to their connection. */
export class TokenStore {
  readonly #database: Database;
  readonly #ambient: Ambient;

  constructor({ database, ambient }: { database: Database; ambient: Ambient }) {
    this.#database = database;
    this.#ambient = ambient;
  }

  /** Stores the cache of a new grant in the place of whatever there was, failures and all, and begins its schedule. */
  async save(tx: Transaction, connectionId: string, cache: string): Promise<void> {
    const now = this.#ambient.now();
    const expiresAt = latestExpiry(cache);
    const moment = { connectionId, version: 0, now, expiresAt, lastUsedAt: now, plannedAt: null };
    // An application has no refresh token: its cache is empty, and there is nothing to refresh.
    const refreshAt = cache === '' ? null : nextRefresh(moment).toISOString();
    await tx.execute(
      `INSERT INTO token_caches (connection_id, cache_encrypted, updated_at, last_used_at, access_expires_at, refresh_at)
       VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (connection_id) DO UPDATE SET cache_encrypted = excluded.cache_encrypted,
       updated_at = excluded.updated_at, last_used_at = excluded.last_used_at,
       access_expires_at = excluded.access_expires_at, refresh_at = excluded.refresh_at,
       version = token_caches.version + 1, failures = 0, failing_since = NULL, retry_at = NULL, last_refreshed_at = NULL,
       lease_owner = NULL, lease_until = NULL`,
      [
        connectionId,
        this.#seal(connectionId, cache),
        now.toISOString(),
        now.toISOString(),
        expiresAt?.toISOString() ?? null,
        refreshAt,
      ],
    );
  }

  /** Null when there is none. @throws SecretUnreadableError */
  async load(connectionId: string): Promise<StoredCache | null> {
    const [row] = await this.#database.query<CacheRow>(
      `SELECT ${columns} FROM token_caches WHERE connection_id = ?`,
      [connectionId],
    );
    return row === undefined ? null : this.#cacheOf(connectionId, row);
  }

  /**
   * Stores a rotated cache and ends the lease. False when another one was stored since it was read (a newer grant, or
   * another node's rotation, which this one must not undo), or when another node has taken over.
   */
  async replace(
    tx: Transaction,
    connectionId: string,
    held: HeldCache,
    rotated: { readonly cache: string; readonly expiresAt: Date; readonly refreshAt: Date },
  ): Promise<boolean> {
    const now = this.#ambient.now().toISOString();
    const { affected } = await tx.execute(
      `UPDATE token_caches SET cache_encrypted = ?, updated_at = ?, version = version + 1, access_expires_at = ?,
       refresh_at = ?, last_refreshed_at = ?, failures = 0, failing_since = NULL, retry_at = NULL,
       lease_owner = NULL, lease_until = NULL
       WHERE connection_id = ? AND ${isHeld}`,
      [
        this.#seal(connectionId, rotated.cache),
        now,
        rotated.expiresAt.toISOString(),
        rotated.refreshAt.toISOString(),
        now,
        connectionId,
        ...heldParams(held),
      ],
    );
    return affected === 1;
  }

  #cacheOf(connectionId: string, row: CacheRow): StoredCache {
    const { lease_owner: owner, lease_until: until } = row;
    return {
      text: this.#database.secrets.open(row.cache_encrypted, placeOf(connectionId)),
      version: row.version,
      lease: owner === null || until === null ? null : { owner, until },
      retryAt: dateOf(row.retry_at),
      refreshedAt: dateOf(row.last_refreshed_at),
      refreshAt: dateOf(row.refresh_at),
      lastUsedAt: dateOf(row.last_used_at),
      updatedAt: new Date(row.updated_at),
      failures: row.failures,
      failingSince: dateOf(row.failing_since),
    };
  }

  #seal(connectionId: string, cache: string): string {
    return this.#database.secrets.seal(cache, placeOf(connectionId));
  }
}

function placeOf(connectionId: string): SecretPlace {
  return { table: 'token_caches', column: 'cache_encrypted', rowId: connectionId };
}

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
