import type { Ambient } from '../ambient.js';
import type { Actor, AuditLog } from '../audit/index.js';
import {
  BadUserInputError,
  type ConnectionService,
  type ScopeResources,
  type UserError,
  userError,
  type UserErrorCode,
} from '../connections/index.js';
import type { Database } from '../database/index.js';
import {
  ApplicationNotSetUpError,
  type CloudName,
  type IssuedToken,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  SingleFlight,
  TenantInOtherCloudError,
  TenantUnknownError,
} from '../microsoft/index.js';
import { findIssuable, type Issuable, writeUse } from './issuing.repository.js';
import { askedScopes, defaultScopes } from './issuing.scopes.js';
import { LiveTokens } from './live-tokens.js';
import { nextRefresh } from './refresh-schedule.js';
import { GrantLostError, NotAuthorizedError } from './token.errors.js';
import { shortestTtlSeconds, type TokenService } from './token-service.js';

export interface IssuingServiceDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly tokens: Pick<TokenService, 'accessToken'>;
  readonly cloudOf: (name: CloudName) => ScopeResources;
  /** The remote-signing application's own scope; null when none is configured. */
  readonly etokenScope: string | null;
}

export interface TokenWish {
  readonly connectionId: string;
  readonly minTtlSeconds: number;
  /** Null: those of the connection's type. */
  readonly scopes: readonly string[] | null;
}

interface WantedToken extends TokenWish {
  /** Under which it is kept. */
  readonly key: string;
  readonly scopes: readonly string[];
  readonly ttlMs: number;
}

export type IssuingOutcome =
  | { readonly ok: true; readonly token: IssuedToken; readonly username: string | null }
  | {
      readonly ok: false;
      readonly userErrors: readonly UserError[];
      /** When it is worth asking again; null where it is not a matter of time. */
      readonly retryAfterSeconds: number | null;
    };

// entra-docs, configurable-token-lifetimes.md: no access token can be configured to live longer.
const longestTtlSeconds = 86_400;
const mostScopes = 20;
const longestScope = 200;
// The time of the last use decides over days, so it need not be written with each token.
const usedAnewAfterMs = 60 * 60_000;

/** Hands access tokens to integrators: never a refresh token, and each one is in the audit log before it is handed out. */
export class IssuingService {
  readonly #deps: IssuingServiceDependencies;
  readonly #live = new LiveTokens();
  readonly #flights = new SingleFlight<IssuedToken | null>();

  constructor(deps: IssuingServiceDependencies) {
    this.#deps = deps;
  }

  /**
   * A token that lives as long as was asked for, or as Microsoft's own if that is shorter.
   * @throws BadUserInputError when the wish is out of bounds
   */
  async issue(wish: TokenWish, actor: Actor, signal?: AbortSignal): Promise<IssuingOutcome> {
    checkBounds(wish);
    const found = await findIssuable(this.#deps.database, wish.connectionId);
    if (found === null) return refused('CONNECTION_NOT_FOUND', 'connectionId');
    if (found.status === 'NEEDS_REAUTHORIZATION') return refused('NEEDS_REAUTHORIZATION', 'connectionId');
    if (found.status !== 'AUTHORIZED') return refused('NOT_AUTHORIZED', 'connectionId');
    const granted = JSON.parse(found.grantedScopes) as string[];
    const asked =
      wish.scopes === null
        ? ({ ok: true, scopes: this.#defaultScopes(found, granted) } as const)
        : askedScopes(wish.scopes, granted);
    if (!asked.ok) return refused('SCOPES_NOT_ALLOWED', 'scopes', asked.message);
    try {
      const token = await this.#token(wish, found, asked.scopes, signal);
      if (token === null) return refused('CONNECTION_NOT_FOUND', 'connectionId');
      await this.#record(wish.connectionId, found, { token, scopes: asked.scopes, actor });
      return { ok: true, token, username: usernameOf(found) };
    } catch (error) {
      return refusalOf(error);
    }
  }

  #defaultScopes({ type, access, cloud }: Issuable, grantedScopes: readonly string[]): readonly string[] {
    const { cloudOf, etokenScope } = this.#deps;
    return defaultScopes({ type, access, grantedScopes }, { resources: cloudOf(cloud), etokenScope });
  }

  async #token(
    wish: TokenWish,
    found: Issuable,
    scopes: readonly string[],
    signal?: AbortSignal,
  ): Promise<IssuedToken | null> {
    const key = `${wish.connectionId} ${scopes.join(' ')}`;
    const wanted: WantedToken = { ...wish, key, scopes, ttlMs: ttlMsOf(wish) };
    const live = this.#liveToken(found, wanted);
    if (live !== null) return live;
    const flight = `${key} ${wanted.ttlMs} ${found.authorizedAt ?? ''}`;
    return this.#flights.run(flight, () => this.#freshToken(found, wanted), signal);
  }

  #liveToken({ version, authorizedAt }: Issuable, { key, ttlMs }: WantedToken): IssuedToken | null {
    if (version === null) return null;
    return this.#live.get(key, { version, authorizedAt }, { now: this.#deps.ambient.now(), ttlMs });
  }

  async #freshToken(found: Issuable, wanted: WantedToken): Promise<IssuedToken | null> {
    const { ambient, connections, tokens, database } = this.#deps;
    const { connectionId, key, scopes, minTtlSeconds } = wanted;
    // Somebody may have been given one between the caller's first look and now.
    const live = this.#liveToken(found, wanted);
    if (live !== null) return live;
    const connection = await connections.get(connectionId);
    if (connection === null) return null;
    const token = await tokens.accessToken(connection, scopes, { minTtlSeconds });
    const stored = await findIssuable(database, connectionId);
    const isSameGrant = stored?.authorizedAt === connection.authorization.authorizedAt;
    if (stored !== null && stored.version !== null && isSameGrant) {
      const origin = { version: stored.version, authorizedAt: stored.authorizedAt };
      this.#live.set(key, origin, { token, now: ambient.now() });
    }
    return token;
  }

  /** Those who ask at the same time share a commit. */
  async #record(
    connectionId: string,
    { lastUsedAt, version }: Issuable,
    issued: { readonly token: IssuedToken; readonly scopes: readonly string[]; readonly actor: Actor },
  ): Promise<void> {
    const { database, audit, ambient } = this.#deps;
    const { token, scopes, actor } = issued;
    const now = ambient.now();
    const isUsedAnew = lastUsedAt === null || now.getTime() - Date.parse(lastUsedAt) > usedAnewAfterMs;
    const { expiresAt } = token;
    const moment = { connectionId, version: version ?? 0, now, expiresAt, lastUsedAt: now, plannedAt: null };
    const refreshAt = nextRefresh(moment);
    const details = { scopes, expiresAt: expiresAt.toISOString() };
    await database.unitOfWork.run(async (tx) => {
      if (isUsedAnew) await writeUse(tx, connectionId, { now, refreshAt });
      await audit.record(tx, {
        actor,
        action: 'token.issued',
        subjectKind: 'connection',
        subjectId: connectionId,
        details,
      });
    });
  }
}

function ttlMsOf({ minTtlSeconds }: TokenWish): number {
  return Math.max(shortestTtlSeconds, minTtlSeconds) * 1_000;
}

function checkBounds({ minTtlSeconds, scopes }: TokenWish): void {
  if (!Number.isInteger(minTtlSeconds) || minTtlSeconds < 0 || minTtlSeconds > longestTtlSeconds)
    throw new BadUserInputError(`minTtlSeconds is 0 to ${longestTtlSeconds}.`, 'minTtlSeconds');
  if (scopes === null) return;
  const isTooMuch = scopes.length > mostScopes || scopes.some((scope) => scope.length > longestScope);
  if (isTooMuch || scopes.some((scope) => !/^[\x21-\x7e]+$/.test(scope)))
    throw new BadUserInputError(
      `At most ${mostScopes} scopes of at most ${longestScope} visible characters each.`,
      'scopes',
    );
}

/** XOAUTH2's `user=` of a mail connection: the shared mailbox, or the sign-in name of whose mailbox it is. */
function usernameOf({ mailbox, username }: Issuable): string | null {
  return mailbox ?? username;
}

function refused(
  code: UserErrorCode,
  field: string,
  message?: string,
  retryAfterSeconds: number | null = null,
): IssuingOutcome & { ok: false } {
  return { ok: false, userErrors: [userError(code, field, message)], retryAfterSeconds };
}

/** What a caller can be told; everything else goes on as it came. */
function refusalOf(error: unknown): IssuingOutcome {
  if (error instanceof GrantLostError) return refused('NEEDS_REAUTHORIZATION', 'connectionId');
  if (error instanceof NotAuthorizedError) return refused('NOT_AUTHORIZED', 'connectionId');
  if (error instanceof MicrosoftUnavailableError) {
    const seconds = Math.max(1, error.details.retryAfterSeconds ?? 1);
    return refused('TEMPORARILY_UNAVAILABLE', 'connectionId', undefined, seconds);
  }
  if (error instanceof ApplicationNotSetUpError)
    return refused('APP_REGISTRATION_MISSING', 'connectionId', error.message);
  const isRefusal = error instanceof MicrosoftRefusedError;
  if (isRefusal || error instanceof TenantUnknownError || error instanceof TenantInOtherCloudError)
    return refused('MICROSOFT_REFUSED', 'connectionId', error.message);
  throw error;
}
