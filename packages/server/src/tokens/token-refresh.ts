import type { Ambient } from '../ambient.js';
import type { Connection, MicrosoftAccount } from '../connections/index.js';
import type { Database } from '../database/index.js';
import {
  isGrantLost,
  MicrosoftRefusedError,
  type AppRegistration,
  type IdentityClient,
  type IssuedToken,
  type Microsoft,
} from '../microsoft/index.js';
import { refreshRows } from './refresh.repository.js';
import { lossOf, type RefreshRecord, type RefreshResult } from './refresh-record.js';
import { nextRefresh } from './refresh-schedule.js';
import type { Lease, StoredCache, TokenStore } from './token-store.js';

export interface TokenRefreshDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly store: TokenStore;
  readonly microsoft: { readonly identity: Pick<IdentityClient, 'silent' | 'clientCredentials'> } & Pick<
    Microsoft,
    'cloudOf'
  >;
  readonly record: Pick<RefreshRecord, 'loss' | 'failure' | 'recovery'>;
  readonly registrationOf: (connection: Connection) => Promise<AppRegistration>;
  /** Told how each request for a token went. */
  readonly onRefreshed?: (result: RefreshResult) => void;
}

export interface RefreshRequest {
  readonly connection: Connection;
  readonly scopes: readonly string[];
  readonly stored: StoredCache;
  readonly account: MicrosoftAccount;
  /** A lease of another node that was seen to stand for its whole length. */
  readonly abandoned?: Lease | null;
  /** When this was planned to happen; null when somebody waits for it. */
  readonly plannedAt?: Date | null;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Longer than a request to Microsoft may take, its discovery included, and short enough that what a dead node had is
 * refreshed within 30 seconds by the next round of another's refresher.
 */
export const leaseMs = 25_000;

/**
 * One refresh of one cache, by one node at a time: take the lease, ask Microsoft, store what it rotated while the lease
 * is still this node's. Killed at any line, nothing is lost: the lease runs out, and Microsoft does not revoke the refresh
 * token that was used (entra-docs, refresh-tokens.md).
 */
export class TokenRefresh {
  readonly #deps: TokenRefreshDependencies;
  readonly #owner: string;

  constructor(deps: TokenRefreshDependencies) {
    this.#deps = deps;
    this.#owner = deps.ambient.newId();
  }

  /** Under this name the node takes leases. */
  get owner(): string {
    return this.#owner;
  }

  /**
   * A token fresh from Microsoft, stored; null when another node is at it or took over, or the cache has changed.
   * @throws GrantLostError once it is recorded; whatever Microsoft or the network answered, once it is written down
   */
  async run(request: RefreshRequest): Promise<IssuedToken | null> {
    const { connection, stored, abandoned = null } = request;
    const { database } = this.#deps;
    const lease = { owner: this.#owner, until: this.#in(leaseMs).toISOString() };
    const wanted = { version: stored.version, lease, now: this.#deps.ambient.now(), abandoned };
    const isTaken = await database.unitOfWork.run((tx) => refreshRows.take(tx, connection.id, wanted));
    if (!isTaken) return null;
    try {
      return await this.#ask(request);
    } catch (error) {
      if (request.signal?.aborted === true) {
        await database.unitOfWork.run((tx) => refreshRows.release(tx, connection.id, this.#owner));
        throw error;
      }
      if (error instanceof MicrosoftRefusedError && isGrantLost(error)) {
        const held = { version: stored.version, owner: this.#owner };
        if (!(await this.#deps.record.loss(connection, held, error))) return null;
        throw lossOf(connection, error, this.#deps.ambient.now());
      }
      const isAskedFor = (request.plannedAt ?? null) === null;
      const failed = { owner: this.#owner, error, isAskedFor };
      if (!(await this.#deps.record.failure(connection, stored, failed))) return null;
      throw error;
    }
  }

  async #ask(request: RefreshRequest): Promise<IssuedToken | null> {
    const { connection, scopes, stored, account, plannedAt = null, signal } = request;
    const { database, store, microsoft, record, registrationOf, ambient } = this.#deps;
    const { tokenCache, ...token } = await microsoft.identity.silent({
      cloud: microsoft.cloudOf(connection.tenant.cloud),
      registration: await registrationOf(connection),
      tenantId: connection.tenant.id,
      tokenCache: stored.text,
      scopes,
      account,
      forceRefresh: true,
      signal,
    });
    const refreshAt = nextRefresh({
      connectionId: connection.id,
      version: stored.version,
      now: ambient.now(),
      expiresAt: token.expiresAt,
      lastUsedAt: stored.lastUsedAt,
      plannedAt,
    });
    const rotated = { cache: tokenCache ?? stored.text, expiresAt: token.expiresAt, refreshAt };
    // Stored before it is handed out: a rotated refresh token that is lost ends the grant some day (AADSTS700082).
    const isStored = await database.unitOfWork.run(async (tx) => {
      const held = { version: stored.version, owner: this.#owner };
      if (!(await store.replace(tx, connection.id, held, rotated))) return false;
      await record.recovery(tx, connection, stored);
      return true;
    });
    if (isStored) this.#deps.onRefreshed?.('refreshed');
    return isStored ? token : null;
  }

  #in(ms: number): Date {
    return new Date(this.#deps.ambient.now().getTime() + ms);
  }
}
