import { setMaxListeners } from 'node:events';
import type { Connection } from '../connections/index.js';
import {
  cachedToken,
  isGrantLost,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  noDetails,
  SingleFlight,
  tokenScopes,
  type IssuedToken,
} from '../microsoft/index.js';
import { NotAuthorizedError } from './token.errors.js';
import { lossOf, RefreshRecord, type RefreshRecordDependencies } from './refresh-record.js';
import { leaseMs, TokenRefresh, type TokenRefreshDependencies } from './token-refresh.js';
import type { Lease, StoredCache } from './token-store.js';

export type TokenServiceDependencies = RefreshRecordDependencies & Omit<TokenRefreshDependencies, 'record'>;

export interface TokenOptions {
  /** How long the token is to live at least, if Microsoft's own lives so long; 300 unless said otherwise. */
  readonly minTtlSeconds?: number;
  /** Ends the caller's waiting only. */
  readonly signal?: AbortSignal | undefined;
}

/** A token that outlives its way to whoever asked for it. */
export const shortestTtlSeconds = 5;
const defaultTtlSeconds = 300;
/** Whoever asks again so soon after a refresh would get nothing that lives longer. */
const justRefreshedMs = 1_000;
const pollMs = 100;

/**
 * Gets access tokens for connections: out of their caches, or by one request to Microsoft however many ask, on however
 * many nodes.
 */
export class TokenService {
  readonly #deps: TokenServiceDependencies;
  readonly #record: RefreshRecord;
  readonly #refresh: TokenRefresh;
  readonly #flights = new SingleFlight<IssuedToken>();
  /** The last request of each connection: two resources of one connection take turns, since both rotate its cache. */
  readonly #turns = new Map<string, Promise<unknown>>();
  readonly #stopping = new AbortController();

  constructor(deps: TokenServiceDependencies) {
    this.#deps = deps;
    this.#record = new RefreshRecord(deps);
    this.#refresh = new TokenRefresh({ ...deps, record: this.#record });
    // Each connection's requests listen.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** Breaks off what runs, also what nobody waits for any more, gives its leases back and waits for it. */
  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The hub is stopping.'));
    await Promise.allSettled(this.#turns.values());
  }

  /**
   * An access token for the scopes of one resource, e.g. `https://graph.microsoft.com/User.Read`; connections that act
   * as the application take `<resource>/.default` and are given one fresh from Microsoft.
   * @throws NotAuthorizedError when the connection has no grant
   * @throws GrantLostError when Microsoft no longer honours it, which is recorded then
   * @throws MicrosoftRefusedError, MicrosoftUnavailableError, TenantUnknownError, TenantInOtherCloudError,
   *   ApplicationNotSetUpError
   */
  async accessToken(
    connection: Connection,
    scopes: readonly string[],
    { minTtlSeconds = defaultTtlSeconds, signal }: TokenOptions = {},
  ): Promise<IssuedToken> {
    const wanted = tokenScopes(scopes);
    const granted = `${connection.id} ${connection.authorization.authorizedAt ?? ''}`;
    const ttlSeconds = Math.max(shortestTtlSeconds, minTtlSeconds);
    const key = `${granted} ${ttlSeconds} ${[...wanted].sort().join(' ')}`;
    const ask = () =>
      actsAsApplication(connection)
        ? this.#asApplication(connection, wanted)
        : this.#delegated(connection, wanted, ttlSeconds * 1_000);
    return this.#flights.run(key, () => this.#takeTurn(connection.id, ask), signal);
  }

  /** Runs what refreshes a connection's tokens while nobody else in this process does. */
  inTurn<T>(connectionId: string, work: (refresh: TokenRefresh) => Promise<T>): Promise<T> {
    return this.#takeTurn(connectionId, () => work(this.#refresh));
  }

  #takeTurn<T>(connectionId: string, work: () => Promise<T>): Promise<T> {
    const before = this.#turns.get(connectionId) ?? Promise.resolve();
    const turn = before.then(work, work);
    this.#turns.set(connectionId, turn);
    const leave = (): void => {
      if (this.#turns.get(connectionId) === turn) this.#turns.delete(connectionId);
    };
    void turn.then(leave, leave);
    return turn;
  }

  async #asApplication(connection: Connection, scopes: readonly string[]): Promise<IssuedToken> {
    const stored = await this.#deps.store.load(connection.id);
    if (stored === null) throw new NotAuthorizedError(connection.id);
    this.#refuseWhilePostponed(connection.id, stored);
    const token = await this.#applicationToken(connection, stored, scopes);
    await this.#record.answer(connection, stored);
    return token;
  }

  async #applicationToken(
    connection: Connection,
    stored: StoredCache,
    scopes: readonly string[],
  ): Promise<IssuedToken> {
    const { microsoft, registrationOf, ambient } = this.#deps;
    try {
      return await microsoft.identity.clientCredentials({
        cloud: microsoft.cloudOf(connection.tenant.cloud),
        registration: await registrationOf(connection),
        tenantId: connection.tenant.id,
        scope: scopes.join(' '),
        signal: this.#stopping.signal,
      });
    } catch (error) {
      if (this.#stopping.signal.aborted) throw error;
      if (error instanceof MicrosoftRefusedError && isGrantLost(error)) {
        await this.#record.loss(connection, { version: stored.version, owner: null }, error);
        throw lossOf(connection, error, ambient.now());
      }
      await this.#record.failure(connection, stored, { owner: null, error, isAskedFor: true });
      throw error;
    }
  }

  async #delegated(connection: Connection, scopes: readonly string[], ttlMs: number): Promise<IssuedToken> {
    const { account } = connection.authorization;
    const waiting = new LeaseWatch();
    const { signal } = this.#stopping;
    for (;;) {
      signal.throwIfAborted();
      const stored = await this.#deps.store.load(connection.id);
      if (account === null || stored === null) throw new NotAuthorizedError(connection.id);
      const token = await this.#enough(connection, stored, { scopes, ttlMs });
      if (token !== null) return token;
      this.#refuseWhilePostponed(connection.id, stored);
      const abandoned = waiting.abandoned(stored.lease, this.#deps.ambient.now());
      const fresh = await this.#refresh.run({ connection, scopes, stored, account, abandoned, signal });
      if (fresh !== null) return fresh;
      await this.#deps.ambient.sleep(pollMs, signal);
    }
  }

  /** The stored token, where it lives long enough or no other one would live longer. */
  async #enough(
    connection: Connection,
    stored: StoredCache,
    { scopes, ttlMs }: { scopes: readonly string[]; ttlMs: number },
  ): Promise<IssuedToken | null> {
    const granted = connection.authorization.clientId;
    const clientId = granted ?? (await this.#deps.registrationOf(connection)).clientId;
    const at = this.#deps.ambient.now();
    const token = cachedToken(stored.text, { clientId, scopes, now: at });
    if (token === null) return null;
    const now = at.getTime();
    const leftMs = token.expiresAt.getTime() - now;
    const isJustRefreshed =
      stored.refreshedAt !== null && Math.abs(now - stored.refreshedAt.getTime()) < justRefreshedMs;
    return leftMs >= ttlMs || (leftMs > 0 && isJustRefreshed) ? token : null;
  }

  /** @throws MicrosoftUnavailableError while Microsoft must not be asked, or what it has just refused with */
  #refuseWhilePostponed(connectionId: string, stored: StoredCache): void {
    const leftMs = (stored.retryAt?.getTime() ?? 0) - this.#deps.ambient.now().getTime();
    if (leftMs <= 0) return;
    const refusal = this.#record.refusalOf(connectionId, stored);
    if (refusal !== null) throw refusal;
    const retryAfterSeconds = Math.ceil(leftMs / 1_000);
    throw new MicrosoftUnavailableError('Microsoft has just failed to answer and is asked again later.', {
      ...noDetails,
      retryAfterSeconds,
    });
  }
}

/** Watches another node's lease: one that stands unchanged for its whole length was left by a node that died. */
class LeaseWatch {
  #seen: { readonly lease: Lease; readonly since: number } | null = null;

  abandoned(lease: Lease | null, now: Date): Lease | null {
    if (lease === null) {
      this.#seen = null;
      return null;
    }
    if (this.#seen?.lease.owner !== lease.owner || this.#seen.lease.until !== lease.until) {
      this.#seen = { lease, since: now.getTime() };
    }
    return now.getTime() - this.#seen.since >= leaseMs ? lease : null;
  }
}

/** Whether a connection acts as the application itself: no account has signed in, and there is nothing to refresh. */
export function actsAsApplication({ access }: Pick<Connection, 'access'>): boolean {
  return access === 'APPLICATION';
}
