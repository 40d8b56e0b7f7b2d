import type { Ambient } from '../ambient.js';
import type { AuditAction, AuditLog } from '../audit/index.js';
import type {
  AuthorizationFailure,
  AuthorizationHappening,
  ConnectionService,
  MicrosoftAccount,
} from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { TokenStore } from '../tokens/index.js';
import { type Attempt, type AttemptState, consentWaitMs } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { LinkRepository } from './link.repository.js';

const endActions = {
  SUCCEEDED: 'connection.authorization_succeeded',
  FAILED: 'connection.authorization_failed',
  CANCELLED: 'connection.authorization_cancelled',
  EXPIRED: 'connection.authorization_expired',
} as const satisfies Partial<Record<AttemptState, AuditAction>>;

/** What Microsoft granted: proved by a token, never by a query string. */
export interface Grant {
  /** Null where an application acts for a whole organisation and nobody in particular signed in. */
  readonly account: MicrosoftAccount | null;
  readonly scopes: readonly string[];
  /** The application that it was granted to. */
  readonly clientId: string;
  /** MSAL's serialised cache with the tokens. */
  readonly tokenCache: string;
}

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly audit: AuditLog;
  readonly attempts: AttemptRepository;
  readonly links: LinkRepository;
  readonly connections: Pick<ConnectionService, 'recordAuthorization'>;
  readonly tokens: Pick<TokenStore, 'save'>;
}

type RunningState = 'OPEN' | 'REDEEMING' | 'WAITING_FOR_CONSENT';

/**
 * Commits how an attempt ended: the attempt, the connection's public summary, the tokens and the audit entry in one
 * transaction. Each method returns false, and changes nothing, when the attempt is no longer in state `from`.
 */
export class Outcomes {
  constructor(private readonly deps: Dependencies) {}

  async granted(attempt: Attempt, from: RunningState, grant: Grant): Promise<boolean> {
    const { tokens, attempts, links } = this.deps;
    return this.end(
      attempt,
      from,
      'SUCCEEDED',
      { kind: 'GRANTED', account: grant.account, scopes: grant.scopes, clientId: grant.clientId },
      async (tx, at) => {
        await tokens.save(tx, attempt.connectionId, grant.tokenCache);
        await attempts.replaceOthers(tx, attempt.connectionId, attempt.id, at);
        if (attempt.linkId) await links.end(tx, attempt.linkId, 'USED', at);
        await links.endAll(tx, attempt.connectionId, 'NOT_NEEDED', at);
      },
    );
  }

  async failed(attempt: Attempt, from: RunningState, failure: AuthorizationFailure): Promise<boolean> {
    return this.end(attempt, from, 'FAILED', { kind: 'ATTEMPT_FAILED', failure });
  }

  async cancelled(attempt: Attempt, from: RunningState, failure: AuthorizationFailure): Promise<boolean> {
    return this.end(attempt, from, 'CANCELLED', { kind: 'ATTEMPT_CANCELLED', failure });
  }

  async expired(attempt: Attempt): Promise<boolean> {
    const failure = ownFailure('ATTEMPT_EXPIRED', this.deps.ambient.now());
    return this.end(attempt, 'OPEN', 'EXPIRED', { kind: 'ATTEMPT_EXPIRED', failure });
  }

  /** Microsoft has accepted the consent but does not act on it yet; returns until when that is waited for, or null. */
  async waitsForConsent(attempt: Attempt, from: 'OPEN' | 'REDEEMING'): Promise<string | null> {
    const { database, ambient, attempts, connections } = this.deps;
    const until = new Date(ambient.now().getTime() + consentWaitMs).toISOString();
    const moved = await database.unitOfWork.run(async (tx) => {
      if (!(await attempts.move(tx, attempt.id, from, 'WAITING_FOR_CONSENT', { expiresAt: until })))
        return false;
      const pending = { kind: 'CONSENT_PENDING', until } as const;
      await connections.recordAuthorization(tx, attempt.connectionId, pending, attempt.actor);
      return true;
    });
    return moved ? until : null;
  }

  private async end(
    attempt: Attempt,
    from: RunningState,
    to: keyof typeof endActions,
    happening: AuthorizationHappening,
    also: (tx: Transaction, at: string) => Promise<void> = async () => undefined,
  ): Promise<boolean> {
    const { database, ambient, audit, attempts, connections } = this.deps;
    const at = ambient.now().toISOString();
    return database.unitOfWork.run(async (tx) => {
      if (!(await attempts.move(tx, attempt.id, from, to, { endedAt: at }))) return false;
      await connections.recordAuthorization(tx, attempt.connectionId, happening, attempt.actor);
      await also(tx, at);
      await audit.record(tx, {
        actor: attempt.actor,
        action: endActions[to],
        subjectKind: 'connection',
        subjectId: attempt.connectionId,
        details: auditDetails(attempt, happening),
      });
      return true;
    });
  }
}

function auditDetails(attempt: Attempt, happening: AuthorizationHappening): Record<string, unknown> {
  const details: Record<string, unknown> = { attemptId: attempt.id, linkId: attempt.linkId };
  if ('failure' in happening)
    return { ...details, code: happening.failure.code, aadsts: happening.failure.aadsts };
  if (happening.kind === 'GRANTED')
    return { ...details, account: happening.account, scopes: happening.scopes };
  return details;
}

/** A failure that this hub found itself, so that Microsoft has no words or ids for it. */
export function ownFailure(
  code: AuthorizationFailure['code'],
  now: Date,
  facts: AuthorizationFailure['facts'] = {},
): AuthorizationFailure {
  return {
    code,
    aadsts: null,
    message: null,
    correlationId: null,
    traceId: null,
    occurredAt: now.toISOString(),
    facts,
  };
}
