import type { Ambient } from '../ambient.js';
import { type AuditLog, theHub } from '../audit/index.js';
import type {
  AuthorizationFailure,
  Connection,
  ConnectionService,
  MicrosoftAccount,
} from '../connections/index.js';
import type { Database } from '../database/index.js';
import {
  failureFromRefusal,
  isGrantLost,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  type AppRegistration,
  type IdentityClient,
  type IssuedToken,
  type Microsoft,
} from '../microsoft/index.js';
import { refreshRows } from './refresh.repository.js';
import { nextRefresh, nextRetry } from './refresh-schedule.js';
import { GrantLostError } from './token.errors.js';
import type { Lease, StoredCache, TokenStore } from './token-store.js';

export interface TokenRefreshDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly store: TokenStore;
  readonly microsoft: { readonly identity: Pick<IdentityClient, 'silent' | 'clientCredentials'> } & Pick<
    Microsoft,
    'cloudOf'
  >;
  readonly connections: Pick<ConnectionService, 'recordAuthorization'>;
  readonly registrationOf: (connection: Connection) => Promise<AppRegistration>;
  /** Told how each request for a token went. */
  readonly onRefreshed?: (result: RefreshResult) => void;
}

/** *Postponed* is what may pass, and what an operator has to mend. */
export type RefreshResult = 'refreshed' | 'grant_lost' | 'postponed';

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

/** Longer than a request to Microsoft may take, its discovery included. */
export const leaseMs = 30_000;
// How soon somebody who waits for a token may ask Microsoft again after a failure, unless Retry-After says otherwise.
const shortestRetryMs = 1_000;
const mostRefusals = 1_000;
// A Retry-After beyond this would let one answer silence a connection for days.
const longestRetryAfterMs = 60 * 60_000;

/**
 * One refresh of one cache, by one node at a time: take the lease, ask Microsoft, store what it rotated. Killed at any
 * line, nothing is lost: the lease runs out, and Microsoft does not revoke the refresh token that was used
 * (entra-docs, refresh-tokens.md).
 */
export class TokenRefresh {
  readonly #deps: TokenRefreshDependencies;
  readonly #owner: string;
  /** What Microsoft refused last, so that whoever asks within the pause after it is told why. */
  readonly #refusals = new Map<
    string,
    { readonly failures: number; readonly error: MicrosoftRefusedError }
  >();

  constructor(deps: TokenRefreshDependencies) {
    this.#deps = deps;
    this.#owner = deps.ambient.newId();
  }

  /** Under this name the node takes leases. */
  get owner(): string {
    return this.#owner;
  }

  /**
   * A token fresh from Microsoft, stored; null when another node is at it, or the cache has changed meanwhile.
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
        if (!(await this.recordLoss(connection, stored, error))) return null;
        throw lossOf(connection, error, this.#deps.ambient.now());
      }
      const isAskedFor = (request.plannedAt ?? null) === null;
      await this.postpone(connection.id, stored, { error, isAskedFor });
      throw error;
    }
  }

  /** Writes down that a connection's grant is gone, once; false when another grant or rotation has come meanwhile. */
  async recordLoss(
    connection: Connection,
    stored: StoredCache,
    error: MicrosoftRefusedError,
  ): Promise<boolean> {
    const { database, connections, audit, ambient } = this.#deps;
    const { failure } = lossOf(connection, error, ambient.now());
    const grantedAt = connection.authorization.authorizedAt;
    return database.unitOfWork.run(async (tx) => {
      if (!(await refreshRows.end(tx, connection.id, stored))) return false;
      const lost = { kind: 'GRANT_LOST', failure, grantedAt } as const;
      const written = await connections.recordAuthorization(tx, connection.id, lost, theHub);
      if (written === null) return true;
      tx.afterCommit(() => this.#deps.onRefreshed?.('grant_lost'));
      await audit.record(tx, {
        actor: theHub,
        action: 'connection.grant_lost',
        subjectKind: 'connection',
        subjectId: connection.id,
        details: { code: failure.code, aadsts: failure.aadsts },
      });
      return true;
    });
  }

  /**
   * Writes down what may pass, or what an operator has to mend: neither says anything about the grant. Whoever waits for
   * a token may try anew a second after somebody else has, and right after the refresher, unless Retry-After forbids it.
   */
  async postpone(
    connectionId: string,
    stored: StoredCache,
    { error, isAskedFor }: { readonly error: unknown; readonly isAskedFor: boolean },
  ): Promise<void> {
    const { database, ambient } = this.#deps;
    const [failures, now] = [stored.failures + 1, ambient.now()];
    const retryAfterMs = Math.min(longestRetryAfterMs, retryAfterMsOf(error));
    const refreshAt = nextRetry({ connectionId, failures, now, retryAfterMs });
    const retryAt = this.#in(Math.max(isAskedFor ? shortestRetryMs : 0, retryAfterMs));
    const failed = { version: stored.version, failures, refreshAt, retryAt };
    await database.unitOfWork.run((tx) => refreshRows.postpone(tx, connectionId, failed));
    this.#remember(connectionId, failures, error);
    this.#deps.onRefreshed?.('postponed');
  }

  /** Why Microsoft must not be asked about a cache at the moment, where this node knows it. */
  refusalOf(connectionId: string, { failures }: StoredCache): MicrosoftRefusedError | null {
    const known = this.#refusals.get(connectionId);
    return known?.failures === failures ? known.error : null;
  }

  #remember(connectionId: string, failures: number, error: unknown): void {
    this.#refusals.delete(connectionId);
    if (error instanceof MicrosoftRefusedError) this.#refusals.set(connectionId, { failures, error });
    const [oldest] = this.#refusals.keys();
    if (this.#refusals.size > mostRefusals && oldest !== undefined) this.#refusals.delete(oldest);
  }

  async #ask(request: RefreshRequest): Promise<IssuedToken | null> {
    const { connection, scopes, stored, account, plannedAt = null, signal } = request;
    const { database, store, microsoft, registrationOf, ambient } = this.#deps;
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
    const isStored = await database.unitOfWork.run((tx) => store.replace(tx, connection.id, stored, rotated));
    if (isStored) this.#deps.onRefreshed?.('refreshed');
    return isStored ? token : null;
  }

  #in(ms: number): Date {
    return new Date(this.#deps.ambient.now().getTime() + ms);
  }
}

/** The error that a lost grant is thrown as, with what is kept of it. */
export function lossOf(connection: Connection, error: MicrosoftRefusedError, now: Date): GrantLostError {
  const failure: AuthorizationFailure = failureFromRefusal(error, now);
  const { account } = connection.authorization;
  const name = account?.username ?? account?.displayName ?? null;
  const facts = name === null ? failure.facts : { ...failure.facts, account: name };
  return new GrantLostError(connection.id, { ...failure, facts }, { cause: error });
}

function retryAfterMsOf(error: unknown): number {
  if (!(error instanceof MicrosoftUnavailableError)) return 0;
  return (error.details.retryAfterSeconds ?? 0) * 1_000;
}
