import { type AuthorizationFailure, isOfRefresh } from './authorization-failure.js';
import type {
  AuthorizationStatus,
  AuthorizationSummary,
  ConnectionTest,
  MicrosoftAccount,
} from './connection.js';

/** What happens to a connection's authorization; times are ISO 8601 UTC. */
export type AuthorizationHappening =
  | { readonly kind: 'ATTEMPT_BEGUN'; readonly until: string }
  | { readonly kind: 'LINK_CREATED'; readonly until: string }
  /** `account` is null where an application acts for the organisation and nobody in particular signed in. */
  | {
      readonly kind: 'GRANTED';
      readonly account: MicrosoftAccount | null;
      readonly scopes: readonly string[];
      /** The application that it is granted to, where it is known. */
      readonly clientId?: string | null;
    }
  | { readonly kind: 'CONSENT_PENDING'; readonly until: string }
  | { readonly kind: 'ATTEMPT_FAILED'; readonly failure: AuthorizationFailure }
  | { readonly kind: 'ATTEMPT_CANCELLED'; readonly failure: AuthorizationFailure }
  | { readonly kind: 'ATTEMPT_EXPIRED'; readonly failure: AuthorizationFailure }
  /** The link was withdrawn or ran out; a sign-in that was begun without it may still be awaited. */
  | {
      readonly kind: 'LINK_ENDED';
      readonly because: 'WITHDRAWN' | 'EXPIRED';
      readonly isSignInAwaited: boolean;
    }
  /** `grantedAt` is the `authorizedAt` of the grant that it is about: of a later grant it says nothing. */
  | { readonly kind: 'GRANT_LOST'; readonly failure: AuthorizationFailure; readonly grantedAt: string | null }
  /** A refresh failed in a way that says nothing about the grant; `failure` is of a refresh. */
  | {
      readonly kind: 'REFRESH_FAILED';
      readonly failure: AuthorizationFailure;
      readonly grantedAt: string | null;
    }
  | { readonly kind: 'REFRESHED'; readonly grantedAt: string | null }
  | { readonly kind: 'VERIFIED'; readonly test: ConnectionTest; readonly grantedAt: string | null };

export const connectionChangeKinds = [
  'ADDED',
  'UPDATED',
  'DELETED',
  'AUTHORIZATION_STARTED',
  'AWAITING_CONSENT',
  'AUTHORIZED',
  'AUTHORIZATION_FAILED',
  'AUTHORIZATION_CANCELLED',
  'AUTHORIZATION_EXPIRED',
  'NEEDS_REAUTHORIZATION',
  'REFRESH_FAILED',
  'REFRESH_RECOVERED',
  'LINK_CREATED',
  'LINK_WITHDRAWN',
  'LINK_EXPIRED',
  'VERIFIED',
  'VERIFICATION_FAILED',
] as const;
export type ConnectionChangeKind = (typeof connectionChangeKinds)[number];

export interface NextAuthorization {
  readonly summary: AuthorizationSummary;
  readonly changeKind: ConnectionChangeKind;
}

/** A connection that was just added. */
export const notAuthorized: AuthorizationSummary = {
  status: 'NOT_AUTHORIZED',
  clientId: null,
  account: null,
  scopes: [],
  authorizedAt: null,
  lastVerifiedAt: null,
  awaitingUntil: null,
  error: null,
  verification: null,
};

/**
 * What a happening makes of an authorization. An attempt never lowers AUTHORIZED or NEEDS_REAUTHORIZATION; `error` is
 * the latest failure, and success clears it. Pure.
 */
export function nextAuthorization(
  summary: AuthorizationSummary,
  happening: AuthorizationHappening,
  now: Date,
): NextAuthorization {
  switch (happening.kind) {
    case 'ATTEMPT_BEGUN':
      return { summary: awaiting(summary, happening.until), changeKind: 'AUTHORIZATION_STARTED' };
    case 'LINK_CREATED':
      return { summary: awaiting(summary, happening.until), changeKind: 'LINK_CREATED' };
    case 'CONSENT_PENDING':
      return { summary: awaiting(summary, happening.until), changeKind: 'AWAITING_CONSENT' };
    case 'GRANTED':
      return { summary: granted(summary, happening, now), changeKind: 'AUTHORIZED' };
    case 'ATTEMPT_FAILED':
      return { summary: failed(summary, 'FAILED', happening.failure), changeKind: 'AUTHORIZATION_FAILED' };
    case 'ATTEMPT_CANCELLED':
      return {
        summary: failed(summary, 'NOT_AUTHORIZED', happening.failure),
        changeKind: 'AUTHORIZATION_CANCELLED',
      };
    case 'ATTEMPT_EXPIRED':
      return {
        summary: failed(summary, 'NOT_AUTHORIZED', happening.failure),
        changeKind: 'AUTHORIZATION_EXPIRED',
      };
    case 'LINK_ENDED':
      return {
        summary: happening.isSignInAwaited ? summary : nothingOpen(summary),
        changeKind: `LINK_${happening.because}`,
      };
    case 'GRANT_LOST':
      return { summary: lost(summary, happening.failure), changeKind: 'NEEDS_REAUTHORIZATION' };
    case 'REFRESH_FAILED':
      return { summary: { ...summary, error: happening.failure }, changeKind: 'REFRESH_FAILED' };
    case 'REFRESHED':
      return { summary: refreshed(summary), changeKind: 'REFRESH_RECOVERED' };
    case 'VERIFIED':
      return {
        summary: verified(summary, happening.test),
        changeKind: happening.test.ok ? 'VERIFIED' : 'VERIFICATION_FAILED',
      };
  }
}

/**
 * Whether a happening changes nothing and is not told: a loss that is known, a refresh that fails as the one before it
 * did, and one that succeeds while none had failed. Pure.
 */
export function isNothingNew(summary: AuthorizationSummary, happening: AuthorizationHappening): boolean {
  const { status, error } = summary;
  switch (happening.kind) {
    case 'GRANT_LOST':
      return status !== 'AUTHORIZED';
    case 'REFRESH_FAILED':
      return status !== 'AUTHORIZED' || isSameRefreshFailure(error, happening.failure);
    case 'REFRESHED':
      return !isOfRefresh(error);
    default:
      return false;
  }
}

function isSameRefreshFailure(known: AuthorizationFailure | null, failure: AuthorizationFailure): boolean {
  return isOfRefresh(known) && known?.code === failure.code && known.aadsts === failure.aadsts;
}

function hasGrant(status: AuthorizationStatus): boolean {
  return status === 'AUTHORIZED' || status === 'NEEDS_REAUTHORIZATION';
}

function awaiting(summary: AuthorizationSummary, until: string): AuthorizationSummary {
  const status = hasGrant(summary.status) ? summary.status : 'AWAITING_SIGN_IN';
  return { ...summary, status, awaitingUntil: until };
}

function granted(
  summary: AuthorizationSummary,
  {
    account,
    scopes,
    clientId = null,
  }: { account: MicrosoftAccount | null; scopes: readonly string[]; clientId?: string | null },
  now: Date,
): AuthorizationSummary {
  const isSame = account?.oid === summary.account?.oid && account?.tid === summary.account?.tid;
  return {
    status: 'AUTHORIZED',
    clientId,
    account,
    scopes,
    authorizedAt: now.toISOString(),
    // What a test proved of one account proves nothing of another.
    lastVerifiedAt: isSame ? summary.lastVerifiedAt : null,
    awaitingUntil: null,
    error: null,
    verification: null,
  };
}

function failed(
  summary: AuthorizationSummary,
  withoutGrant: AuthorizationStatus,
  error: AuthorizationFailure,
): AuthorizationSummary {
  const status = hasGrant(summary.status) ? summary.status : withoutGrant;
  return { ...summary, status, awaitingUntil: null, error };
}

function nothingOpen(summary: AuthorizationSummary): AuthorizationSummary {
  const status = summary.status === 'AWAITING_SIGN_IN' ? 'NOT_AUTHORIZED' : summary.status;
  return { ...summary, status, awaitingUntil: null };
}

function lost(summary: AuthorizationSummary, error: AuthorizationFailure): AuthorizationSummary {
  const status = hasGrant(summary.status) ? 'NEEDS_REAUTHORIZATION' : summary.status;
  return { ...summary, status, error };
}

/** What a sign-in failed by stays until a sign-in succeeds. */
function refreshed(summary: AuthorizationSummary): AuthorizationSummary {
  return isOfRefresh(summary.error) && summary.status === 'AUTHORIZED'
    ? { ...summary, error: null }
    : summary;
}

function verified(summary: AuthorizationSummary, test: ConnectionTest): AuthorizationSummary {
  return { ...summary, verification: test, lastVerifiedAt: test.ok ? test.testedAt : summary.lastVerifiedAt };
}
