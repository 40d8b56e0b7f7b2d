import type { Ambient } from '../ambient.js';
import type { Database, SecretPlace, Transaction } from '../database/index.js';

/** A cache as it was read; `version` tells whether it is still the one that is stored. */
export interface StoredCache {
  readonly text: string;
  readonly version: string;
}

/** Keeps MSAL's token caches, encrypted and bound to their connection. */
export class TokenStore {
  readonly #database: Database;
  readonly #ambient: Ambient;

  constructor({ database, ambient }: { database: Database; ambient: Ambient }) {
    this.#database = database;
    this.#ambient = ambient;
  }

  /** Stores the cache of a new grant in the place of whatever there was. */
  async save(tx: Transaction, connectionId: string, cache: string): Promise<void> {
    await tx.execute(
      `INSERT INTO token_caches (connection_id, cache_encrypted, updated_at) VALUES (?, ?, ?)
       ON CONFLICT (connection_id) DO UPDATE SET cache_encrypted = excluded.cache_encrypted, updated_at = excluded.updated_at`,
      [connectionId, this.#seal(connectionId, cache), this.#ambient.now().toISOString()],
    );
  }

  /** Null when there is none. @throws SecretUnreadableError */
  async load(connectionId: string): Promise<StoredCache | null> {
    const [row] = await this.#database.query<{ cache_encrypted: string }>(
      'SELECT cache_encrypted FROM token_caches WHERE connection_id = ?',
      [connectionId],
    );
    if (row === undefined) return null;
    const text = this.#database.secrets.open(row.cache_encrypted, placeOf(connectionId));
    return { text, version: row.cache_encrypted };
  }

  /**
   * Stores a rotated cache. False when another one was stored since `version` was read: a newer grant, or another
   * node's rotation, which this one must not undo.
   */
  async replace(tx: Transaction, connectionId: string, version: string, cache: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'UPDATE token_caches SET cache_encrypted = ?, updated_at = ? WHERE connection_id = ? AND cache_encrypted = ?',
      [this.#seal(connectionId, cache), this.#ambient.now().toISOString(), connectionId, version],
    );
    return affected === 1;
  }

  #seal(connectionId: string, cache: string): string {
    return this.#database.secrets.seal(cache, placeOf(connectionId));
  }
}

function placeOf(connectionId: string): SecretPlace {
  return { table: 'token_caches', column: 'cache_encrypted', rowId: connectionId };
}
