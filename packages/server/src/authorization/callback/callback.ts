import type { Ambient } from '../../ambient.js';
import type { AuthorizationFailure, Connection, ConnectionService } from '../../connections/index.js';
import type { Database } from '../../database/index.js';
import { failureFromCallback } from '../../microsoft/index.js';
import { type Attempt, type Opening, redemptionLimitMs } from '../attempt.js';
import type { AttemptRepository } from '../attempt.repository.js';
import type { ConsentWait } from '../consent-wait.js';
import { digest } from '../../digest.js';
import type { MicrosoftGrants, ProofRequest } from '../microsoft-grants.js';
import type { OpenedAttempt, Openings } from '../opening.js';
import { type Outcomes, ownFailure } from '../outcomes.js';
import { type CallbackQuery, readCallbackQuery } from './callback-query.js';
import { checkCookie } from './check-cookie.js';
import { checkIssuer } from './check-issuer.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly attempts: AttemptRepository;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly grants: Pick<MicrosoftGrants, 'issuer' | 'prove' | 'continuesAfterAdminConsent'>;
  readonly openings: Pick<Openings, 'openLeg'>;
  readonly outcomes: Outcomes;
  readonly consentWait: Pick<ConsentWait, 'begin'>;
  /** Told when a connection has been authorized, so that its own test runs; never awaited here. */
  readonly onAuthorized: (connectionId: string) => void;
}

/** Refusals change nothing: the rightful browser can still finish. */
export type CallbackRefusal =
  'CALLBACK_UNKNOWN' | 'CALLBACK_OTHER_BROWSER' | 'CALLBACK_OTHER_ISSUER' | 'START_TOO_MANY_OPENINGS';

export type CallbackResult =
  | { readonly kind: 'refused'; readonly reason: CallbackRefusal }
  /** The attempt had ended before: nothing changed. */
  | { readonly kind: 'ended'; readonly attempt: Attempt; readonly openingId: string }
  /** Microsoft has to be visited once more, for the token behind the consent. */
  | { readonly kind: 'onward'; readonly opened: OpenedAttempt }
  /** The outcome is committed; the connection tells what it is. */
  | { readonly kind: 'done'; readonly attempt: Attempt; readonly openingId: string };

/**
 * `/auth/callback`: the checks in their order, and only after them the outcome. What the query says is never believed:
 * only a token turns a connection green.
 */
export class Callback {
  constructor(private readonly deps: Dependencies) {}

  async handle(
    rawQuery: unknown,
    cookies: Readonly<Record<string, string | undefined>>,
  ): Promise<CallbackResult> {
    const query = readCallbackQuery(rawQuery);
    const opening = query && (await this.deps.attempts.findOpeningByState(digest(query.state)));
    if (!query || !opening) return { kind: 'refused', reason: 'CALLBACK_UNKNOWN' };
    if (!checkCookie(opening, cookies)) return { kind: 'refused', reason: 'CALLBACK_OTHER_BROWSER' };

    const attempt = await this.deps.attempts.find(opening.attemptId);
    const connection = attempt && (await this.deps.connections.get(attempt.connectionId));
    if (!attempt || !connection) return { kind: 'refused', reason: 'CALLBACK_UNKNOWN' };
    if (query.iss !== null && !checkIssuer(query.iss, await this.deps.grants.issuer(connection))) {
      return { kind: 'refused', reason: 'CALLBACK_OTHER_ISSUER' };
    }
    // An answer that says neither yes nor no is none of Microsoft's, and must not use the attempt up.
    if (!query.error && !query.code && !(query.isAdminConsent && opening.leg === 'admin-consent')) {
      return { kind: 'refused', reason: 'CALLBACK_UNKNOWN' };
    }

    const finished = { attempt, openingId: opening.id };
    if (attempt.state !== 'OPEN') return { kind: 'ended', ...finished };
    if (attempt.expiresAt <= this.deps.ambient.now().toISOString()) {
      await this.deps.outcomes.expired(attempt);
      return { kind: 'done', ...finished };
    }
    if (this.leadsOnward(query, opening, connection)) {
      const opened = await this.deps.openings.openLeg(attempt, 'authorize', true);
      if (opened === 'ENDED') return { kind: 'ended', ...finished };
      if (opened === 'TOO_MANY_OPENINGS') return { kind: 'refused', reason: 'START_TOO_MANY_OPENINGS' };
      return { kind: 'onward', opened };
    }
    if (!(await this.consume(attempt))) return { kind: 'ended', ...finished };
    await this.conclude(query, opening, attempt, connection);
    return { kind: 'done', ...finished };
  }

  private leadsOnward(query: CallbackQuery, opening: Opening, connection: Connection): boolean {
    return (
      !query.error &&
      opening.leg === 'admin-consent' &&
      this.deps.grants.continuesAfterAdminConsent(connection)
    );
  }

  /** One conditional update decides which of any number of callbacks goes on. */
  private async consume(attempt: Attempt): Promise<boolean> {
    const { database, ambient, attempts } = this.deps;
    const expiresAt = new Date(ambient.now().getTime() + redemptionLimitMs).toISOString();
    return database.unitOfWork.run((tx) => attempts.move(tx, attempt.id, 'OPEN', 'REDEEMING', { expiresAt }));
  }

  private async conclude(
    query: CallbackQuery,
    opening: Opening,
    attempt: Attempt,
    connection: Connection,
  ): Promise<void> {
    const { outcomes, ambient, consentWait, onAuthorized } = this.deps;
    // First of all, since `admin_consent=True` comes along with errors too.
    if (query.error) return this.endWith(attempt, failureFromCallback(query, ambient.now()));

    const request: ProofRequest = {
      connection,
      opening,
      code: query.code,
      allowsAccountChange: attempt.allowsAccountChange,
    };
    const proof = await this.proveOrInterrupt(request, attempt);
    if (proof.outcome === 'granted' && (await outcomes.granted(attempt, 'REDEEMING', proof.grant))) {
      onAuthorized(connection.id);
    }
    if (proof.outcome === 'refused') await this.endWith(attempt, proof.failure);
    if (proof.outcome === 'not-yet-effective') {
      const until = await outcomes.waitsForConsent(attempt, 'REDEEMING');
      if (until) consentWait.begin(attempt, { ...request, redeemed: proof.redeemed }, until);
    }
  }

  private async proveOrInterrupt(request: ProofRequest, attempt: Attempt) {
    try {
      return await this.deps.grants.prove(request);
    } catch (error) {
      await this.endWith(attempt, ownFailure('INTERRUPTED', this.deps.ambient.now()));
      throw error;
    }
  }

  private async endWith(attempt: Attempt, failure: AuthorizationFailure): Promise<void> {
    if (failure.code === 'CANCELLED') await this.deps.outcomes.cancelled(attempt, 'REDEEMING', failure);
    else await this.deps.outcomes.failed(attempt, 'REDEEMING', failure);
  }
}
