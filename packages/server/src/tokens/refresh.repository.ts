import type { Database, Transaction } from '../database/index.js';
import { type HeldCache, heldParams, isHeld, type Lease } from './token-store.js';

/**
 * Who refreshes which cache, and when again. States of a cache: *resting* until `refresh_at` → *leased* by one node
 * until `lease_until` → *resting* again with a newer version, or with one more failure; *ended* without `refresh_at`.
 */
export const refreshRows = {
  /**
   * The connections whose refresh is due and that nobody refreshes, the longest due first. Whoever uses one makes it due
   * earlier, but not before Microsoft's Retry-After.
   */
  async due(database: Database, now: Date, atMost: number): Promise<string[]> {
    const at = now.toISOString();
    const rows = await database.query<{ connection_id: string }>(
      `SELECT connection_id FROM token_caches WHERE refresh_at <= ?
       AND (lease_until IS NULL OR lease_until <= ?) AND (retry_at IS NULL OR retry_at <= ?)
       ORDER BY refresh_at LIMIT ?`,
      [at, at, at, atMost],
    );
    return rows.map(({ connection_id: id }) => id);
  },

  /** Moves the next refresh without one, where it is still due: another node may have seen to it meanwhile. */
  async setAside(
    tx: Transaction,
    connectionId: string,
    { now, refreshAt }: { readonly now: Date; readonly refreshAt: Date },
  ): Promise<void> {
    await tx.execute('UPDATE token_caches SET refresh_at = ? WHERE connection_id = ? AND refresh_at <= ?', [
      refreshAt.toISOString(),
      connectionId,
      now.toISOString(),
    ]);
  },

  /**
   * Takes the lease of a cache that is still as it was read. False when another node has it: one that runs out is
   * taken over, and so is one that was seen to stand unchanged for its whole length (`abandoned`), whatever the clocks
   * of both nodes say.
   */
  async take(
    tx: Transaction,
    connectionId: string,
    wanted: {
      readonly version: number;
      readonly lease: Lease;
      readonly now: Date;
      readonly abandoned: Lease | null;
    },
  ): Promise<boolean> {
    const { version, lease, now, abandoned } = wanted;
    const { affected } = await tx.execute(
      `UPDATE token_caches SET lease_owner = ?, lease_until = ? WHERE connection_id = ? AND version = ?
       AND (lease_until IS NULL OR lease_until <= ? OR lease_owner = ? OR (lease_owner = ? AND lease_until = ?))`,
      [
        lease.owner,
        lease.until,
        connectionId,
        version,
        now.toISOString(),
        lease.owner,
        abandoned?.owner ?? null,
        abandoned?.until ?? null,
      ],
    );
    return affected === 1;
  },

  /** Gives a lease back without a result. */
  async release(tx: Transaction, connectionId: string, owner: string): Promise<void> {
    await tx.execute(
      'UPDATE token_caches SET lease_owner = NULL, lease_until = NULL WHERE connection_id = ? AND lease_owner = ?',
      [connectionId, owner],
    );
  },

  /**
   * Writes that a refresh failed, and when Microsoft may be asked again; what rests for good stays so. False when the
   * cache has changed meanwhile, or another node has taken it over.
   */
  async postpone(
    tx: Transaction,
    connectionId: string,
    failed: {
      readonly held: HeldCache;
      readonly failures: number;
      readonly refreshAt: Date;
      readonly retryAt: Date;
      readonly failingSince: Date;
    },
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE token_caches SET failures = ?, failing_since = ?, retry_at = ?, lease_owner = NULL, lease_until = NULL,
       refresh_at = CASE WHEN refresh_at IS NULL THEN NULL ELSE ? END
       WHERE connection_id = ? AND ${isHeld}`,
      [
        failed.failures,
        failed.failingSince.toISOString(),
        failed.retryAt.toISOString(),
        failed.refreshAt.toISOString(),
        connectionId,
        ...heldParams(failed.held),
      ],
    );
    return affected === 1;
  },

  /** Brings forward what failed, where Microsoft does not forbid it by Retry-After. */
  async hastenFailing(tx: Transaction, now: Date): Promise<void> {
    const at = now.toISOString();
    await tx.execute(
      `UPDATE token_caches SET refresh_at = CASE WHEN retry_at > ? THEN retry_at ELSE ? END
       WHERE failures > 0 AND refresh_at IS NOT NULL`,
      [at, at],
    );
  },

  /** Brings forward what was obtained later than `than`. */
  async hastenLater(tx: Transaction, { now, than }: { now: Date; than: Date }): Promise<void> {
    await tx.execute(
      `UPDATE token_caches SET refresh_at = ?
       WHERE refresh_at IS NOT NULL AND COALESCE(last_refreshed_at, updated_at) > ?`,
      [now.toISOString(), than.toISOString()],
    );
  },

  /** Writes that Microsoft has answered again, where there is nothing to rotate. */
  async settle(tx: Transaction, connectionId: string): Promise<void> {
    await tx.execute(
      'UPDATE token_caches SET failures = 0, failing_since = NULL, retry_at = NULL WHERE connection_id = ?',
      [connectionId],
    );
  },

  /** Ends the schedule of a cache that is still held: nothing can be had by it any more. */
  async end(tx: Transaction, connectionId: string, held: HeldCache): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE token_caches SET refresh_at = NULL, retry_at = NULL, lease_owner = NULL, lease_until = NULL
       WHERE connection_id = ? AND ${isHeld}`,
      [connectionId, ...heldParams(held)],
    );
    return affected === 1;
  },
};
