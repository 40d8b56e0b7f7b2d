import type { Ambient } from '../ambient.js';
import type { Connection, ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import { clockToleranceMs, MicrosoftUnavailableError } from '../microsoft/index.js';
import { isTelling } from './refresh-failure.js';
import { refreshRows } from './refresh.repository.js';
import { isInUse, nextRefresh } from './refresh-schedule.js';
import { GrantLostError } from './token.errors.js';
import { actsAsApplication, type TokenService } from './token-service.js';
import type { StoredCache, TokenStore } from './token-store.js';

export interface DueRefreshDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly store: TokenStore;
  readonly tokens: Pick<TokenService, 'inTurn'>;
  /** The scopes that a connection's tokens are asked for. */
  readonly scopesOf: (connection: Connection) => readonly string[];
}

/** Refreshes one connection that is due: one that is in use at once, an idle one only as often as it has to be. */
export class DueRefresh {
  readonly #deps: DueRefreshDependencies;

  constructor(deps: DueRefreshDependencies) {
    this.#deps = deps;
  }

  /**
   * Looks again whether it is due once it is its turn: somebody may have asked for a token meanwhile. What Microsoft or
   * the network answers is written down; *unavailable* says that nothing came.
   */
  run(connectionId: string, signal: AbortSignal): Promise<'unavailable' | 'done'> {
    return this.#deps.tokens.inTurn(connectionId, async (refresh) => {
      const { connections, store, ambient } = this.#deps;
      const stored = await store.load(connectionId);
      const plannedAt = stored?.refreshAt ?? null;
      if (stored === null || plannedAt === null || plannedAt > ambient.now()) return 'done';
      if (stored.retryAt !== null && stored.retryAt > ambient.now()) return 'done';
      const connection = await connections.get(connectionId);
      const account = connection?.authorization.account ?? null;
      const asRead = { version: stored.version, owner: stored.lease?.owner ?? null };
      if (connection === null || account === null || !isRefreshable(connection)) {
        await this.#write((tx) => refreshRows.end(tx, connectionId, asRead));
        return 'done';
      }
      const idleUntil = this.#idleUntil(connectionId, stored);
      if (idleUntil !== null) {
        await this.#write((tx) =>
          refreshRows.setAside(tx, connectionId, { now: ambient.now(), refreshAt: idleUntil }),
        );
        return 'done';
      }
      try {
        const scopes = this.#deps.scopesOf(connection);
        await refresh.run({ connection, scopes, stored, account, plannedAt, signal });
        return 'done';
      } catch (error) {
        if (isWrittenDown(error)) return error instanceof MicrosoftUnavailableError ? 'unavailable' : 'done';
        throw error;
      }
    });
  }

  /** Until when a connection that nobody uses can wait; null when it is in use, or has waited long enough. */
  #idleUntil(
    connectionId: string,
    { version, lastUsedAt, refreshedAt, updatedAt, failures }: StoredCache,
  ): Date | null {
    const now = this.#deps.ambient.now();
    // What failed is said of the connection until a refresh succeeds, and so must not rest for days.
    if (isInUse(lastUsedAt, now) || failures > 0) return null;
    const since = refreshedAt ?? updatedAt;
    if (since.getTime() - now.getTime() > clockToleranceMs) return null;
    const idle = { connectionId, version, now: since, expiresAt: null, lastUsedAt: null, plannedAt: null };
    const until = nextRefresh(idle);
    return until > now ? until : null;
  }

  async #write(work: Parameters<Database['unitOfWork']['run']>[0]): Promise<void> {
    await this.#deps.database.unitOfWork.run(work);
  }
}

function isRefreshable(connection: Connection): boolean {
  return connection.authorization.status === 'AUTHORIZED' && !actsAsApplication(connection);
}

/** What says something of Microsoft or of the grant, and is kept with the tokens already. */
function isWrittenDown(error: unknown): boolean {
  return error instanceof GrantLostError || isTelling(error);
}
