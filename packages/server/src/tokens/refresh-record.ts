import type { Ambient } from '../ambient.js';
import { type AuditLog, theHub } from '../audit/index.js';
import {
  type AuthorizationFailure,
  type Connection,
  type ConnectionService,
  isOfRefresh,
} from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import {
  failureFromRefusal,
  type MicrosoftRefusedError,
  MicrosoftUnavailableError,
  type AppRegistration,
} from '../microsoft/index.js';
import { refreshRows } from './refresh.repository.js';
import { failureToTell, isTelling, type TellingError, withApplication } from './refresh-failure.js';
import { nextRetry } from './refresh-schedule.js';
import { GrantLostError } from './token.errors.js';
import type { HeldCache, StoredCache } from './token-store.js';

export interface RefreshRecordDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly connections: Pick<ConnectionService, 'recordAuthorization'>;
  readonly registrationOf: (connection: Connection) => Promise<AppRegistration>;
  /** Told how each request for a token went. */
  readonly onRefreshed?: (result: RefreshResult) => void;
}

/** How a request for a token failed. */
export interface FailedRefresh {
  readonly error: unknown;
  /** Under which name its cache was leased; null: it was not. */
  readonly owner: string | null;
  /** Whether somebody waited for it. */
  readonly isAskedFor: boolean;
}

/** *Postponed* is what may pass, and what an operator has to mend. */
export type RefreshResult = 'refreshed' | 'grant_lost' | 'postponed';

// How soon somebody who waits for a token may ask Microsoft again after a failure, unless Retry-After says otherwise.
const shortestRetryMs = 1_000;
const mostRefusals = 1_000;
// A Retry-After beyond this would let one answer silence a connection for days.
const longestRetryAfterMs = 60 * 60_000;

/** Writes down how requests for tokens went, with the cache for the next one, and with the connection for people. */
export class RefreshRecord {
  readonly #deps: RefreshRecordDependencies;
  /** What was refused last, so that whoever asks within the pause after it is told why. */
  readonly #refusals = new Map<string, { readonly failures: number; readonly error: TellingError }>();

  constructor(deps: RefreshRecordDependencies) {
    this.#deps = deps;
  }

  /**
   * Writes down that a connection's grant is gone, once; false when another grant or rotation has come meanwhile, or
   * another node has taken the lease over.
   */
  async loss(connection: Connection, held: HeldCache, error: MicrosoftRefusedError): Promise<boolean> {
    const { database, connections, audit, ambient } = this.#deps;
    const { failure } = lossOf(connection, error, ambient.now());
    const grantedAt = connection.authorization.authorizedAt;
    return database.unitOfWork.run(async (tx) => {
      if (!(await refreshRows.end(tx, connection.id, held))) return false;
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
   * a token may try anew a second after somebody else has, and right after the refresher, unless Retry-After forbids it. False, and
   * nothing is written, when the cache has changed or was taken over meanwhile.
   */
  async failure(
    connection: Connection,
    stored: StoredCache,
    { owner, error, isAskedFor }: FailedRefresh,
  ): Promise<boolean> {
    const { database, ambient } = this.#deps;
    const [connectionId, failures, now] = [connection.id, stored.failures + 1, ambient.now()];
    const failingSince = stored.failingSince ?? now;
    const retryAfterMs = Math.min(longestRetryAfterMs, retryAfterMsOf(error));
    const refreshAt = nextRetry({ connectionId, failures, now, retryAfterMs });
    const retryAt = this.#in(Math.max(isAskedFor ? shortestRetryMs : 0, retryAfterMs));
    const held = { version: stored.version, owner };
    const failed = { held, failures, refreshAt, retryAt, failingSince };
    const failure = failureToTell(error, { connection, failingSince, now });
    const told = failure && (await this.#named(failure, connection));
    const isWritten = await database.unitOfWork.run(async (tx) => {
      if (!(await refreshRows.postpone(tx, connectionId, failed))) return false;
      if (told) await this.#tell(tx, connection, { kind: 'REFRESH_FAILED', failure: told });
      return true;
    });
    if (!isWritten) return false;
    this.#remember(connectionId, failures, error);
    this.#deps.onRefreshed?.('postponed');
    return true;
  }

  /** Tells, in the transaction that stores what a refresh brought, that Microsoft answers again. */
  async recovery(tx: Transaction, connection: Connection, stored: StoredCache): Promise<void> {
    if (hadFailed(connection, stored)) await this.#tell(tx, connection, { kind: 'REFRESHED' });
  }

  /** Writes down that Microsoft answers, for a connection that acts as the application and so rotates nothing. */
  async answer(connection: Connection, stored: StoredCache): Promise<void> {
    if (!hadFailed(connection, stored)) return;
    await this.#deps.database.unitOfWork.run(async (tx) => {
      await refreshRows.settle(tx, connection.id);
      await this.recovery(tx, connection, stored);
    });
  }

  /** Why Microsoft must not be asked about a cache at the moment, where this node knows it. */
  refusalOf(connectionId: string, { failures }: StoredCache): TellingError | null {
    const known = this.#refusals.get(connectionId);
    return known?.failures === failures ? known.error : null;
  }

  #remember(connectionId: string, failures: number, error: unknown): void {
    this.#refusals.delete(connectionId);
    // What says itself when to come back does so with the seconds that are left.
    if (isTelling(error) && !(error instanceof MicrosoftUnavailableError))
      this.#refusals.set(connectionId, { failures, error });
    const [oldest] = this.#refusals.keys();
    if (this.#refusals.size > mostRefusals && oldest !== undefined) this.#refusals.delete(oldest);
  }

  async #tell(
    tx: Transaction,
    { id, authorization }: Connection,
    what: { kind: 'REFRESHED' } | { kind: 'REFRESH_FAILED'; failure: AuthorizationFailure },
  ): Promise<void> {
    const happening = { ...what, grantedAt: authorization.authorizedAt };
    await this.#deps.connections.recordAuthorization(tx, id, happening, theHub);
  }

  /** Which application is at fault, or might be. */
  async #named(failure: AuthorizationFailure, connection: Connection): Promise<AuthorizationFailure> {
    try {
      return withApplication(failure, await this.#deps.registrationOf(connection));
    } catch {
      // Its registration was removed meanwhile, or its secret cannot be read: the failure is to be told all the same.
      return failure;
    }
  }

  #in(ms: number): Date {
    return new Date(this.#deps.ambient.now().getTime() + ms);
  }
}

/** The error that a lost grant is thrown as, with what is kept of it. */
export function lossOf(connection: Connection, error: MicrosoftRefusedError, now: Date): GrantLostError {
  const refusal: AuthorizationFailure = failureFromRefusal(error, now);
  // Just after a sign-in it means that Microsoft does not act on the consent yet, and here that it is gone.
  const isWithdrawn = refusal.code === 'CONSENT_NOT_EFFECTIVE';
  const failure = isWithdrawn ? { ...refusal, code: 'CONSENT_WITHDRAWN' as const } : refusal;
  const { account } = connection.authorization;
  const name = account?.username ?? account?.displayName ?? null;
  const facts = name === null ? failure.facts : { ...failure.facts, account: name };
  return new GrantLostError(connection.id, { ...failure, facts }, { cause: error });
}

/** Either may be older than the other: a connection's row and its cache are read one after the other. */
function hadFailed({ authorization }: Connection, { failures }: StoredCache): boolean {
  return failures > 0 || isOfRefresh(authorization.error);
}

function retryAfterMsOf(error: unknown): number {
  if (!(error instanceof MicrosoftUnavailableError)) return 0;
  return (error.details.retryAfterSeconds ?? 0) * 1_000;
}
