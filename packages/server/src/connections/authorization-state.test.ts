import { describe, expect, it } from 'vitest';
import type { AuthorizationFailure } from './authorization-failure.js';
import {
  type AuthorizationHappening,
  isNothingNew,
  nextAuthorization,
  notAuthorized,
} from './authorization-state.js';
import type { AuthorizationStatus, AuthorizationSummary, ConnectionTest } from './connection.js';

const now = new Date('2026-11-25T10:00:00.000Z');
const until = '2026-11-25T10:15:00.000Z';
const earlier = '2026-11-24T08:00:00.000Z';
const account = { oid: 'o', tid: 't', username: 'jana@contoso.com', displayName: 'Jana' };
const failure: AuthorizationFailure = {
  code: 'CONSENT_DECLINED',
  aadsts: 'AADSTS65004',
  message: 'declined',
  correlationId: null,
  traceId: null,
  occurredAt: now.toISOString(),
  facts: {},
};
const ofRefresh: AuthorizationFailure = {
  ...failure,
  code: 'CLIENT_SECRET_EXPIRED',
  aadsts: 'AADSTS7000222',
  facts: { during: 'REFRESH' },
};
const passed: ConnectionTest = { ok: true, testedAt: now.toISOString(), steps: [] };

function summaryOf(status: AuthorizationStatus): AuthorizationSummary {
  const hasGrant = status === 'AUTHORIZED' || status === 'NEEDS_REAUTHORIZATION';
  return {
    ...notAuthorized,
    status,
    ...(hasGrant ? { account, scopes: ['x'], authorizedAt: earlier, lastVerifiedAt: earlier } : {}),
    awaitingUntil: status === 'AWAITING_SIGN_IN' ? until : null,
    error: status === 'FAILED' || status === 'NEEDS_REAUTHORIZATION' ? failure : null,
  };
}

const happenings = {
  begun: { kind: 'ATTEMPT_BEGUN', until },
  link: { kind: 'LINK_CREATED', until },
  pending: { kind: 'CONSENT_PENDING', until },
  granted: { kind: 'GRANTED', account, scopes: ['x', 'y'] },
  failed: { kind: 'ATTEMPT_FAILED', failure },
  cancelled: { kind: 'ATTEMPT_CANCELLED', failure },
  expired: { kind: 'ATTEMPT_EXPIRED', failure },
  linkWithdrawn: { kind: 'LINK_ENDED', because: 'WITHDRAWN', isSignInAwaited: false },
  linkExpired: { kind: 'LINK_ENDED', because: 'EXPIRED', isSignInAwaited: false },
  linkOfTwoWays: { kind: 'LINK_ENDED', because: 'WITHDRAWN', isSignInAwaited: true },
  lost: { kind: 'GRANT_LOST', failure, grantedAt: null },
  notRefreshed: { kind: 'REFRESH_FAILED', failure: ofRefresh, grantedAt: null },
  refreshed: { kind: 'REFRESHED', grantedAt: null },
  passed: { kind: 'VERIFIED', test: passed, grantedAt: null },
  notPassed: { kind: 'VERIFIED', test: { ...passed, ok: false }, grantedAt: null },
} satisfies Record<string, AuthorizationHappening>;

const [none, waits, green, amber, red] = [
  'NOT_AUTHORIZED',
  'AWAITING_SIGN_IN',
  'AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'FAILED',
] as const;

describe('nextAuthorization', () => {
  it.each([
    //            from:   none   waits  green  amber  red      change
    ['begun', [waits, waits, green, amber, waits], 'AUTHORIZATION_STARTED'],
    ['link', [waits, waits, green, amber, waits], 'LINK_CREATED'],
    ['pending', [waits, waits, green, amber, waits], 'AWAITING_CONSENT'],
    ['granted', [green, green, green, green, green], 'AUTHORIZED'],
    ['failed', [red, red, green, amber, red], 'AUTHORIZATION_FAILED'],
    ['cancelled', [none, none, green, amber, none], 'AUTHORIZATION_CANCELLED'],
    ['expired', [none, none, green, amber, none], 'AUTHORIZATION_EXPIRED'],
    ['linkWithdrawn', [none, none, green, amber, red], 'LINK_WITHDRAWN'],
    ['linkExpired', [none, none, green, amber, red], 'LINK_EXPIRED'],
    ['linkOfTwoWays', [none, waits, green, amber, red], 'LINK_WITHDRAWN'],
    ['lost', [none, waits, amber, amber, red], 'NEEDS_REAUTHORIZATION'],
    ['notRefreshed', [none, waits, green, amber, red], 'REFRESH_FAILED'],
    ['refreshed', [none, waits, green, amber, red], 'REFRESH_RECOVERED'],
    ['passed', [none, waits, green, amber, red], 'VERIFIED'],
    ['notPassed', [none, waits, green, amber, red], 'VERIFICATION_FAILED'],
  ] as const)('%s leads from every state to %j', (name, expected, changeKind) => {
    [none, waits, green, amber, red].forEach((from, index) => {
      const next = nextAuthorization(summaryOf(from), happenings[name], now);
      expect([from, next.summary.status, next.changeKind]).toEqual([from, expected[index], changeKind]);
    });
  });

  it.each(['failed', 'cancelled', 'expired', 'lost'] as const)('keeps the latest failure when %s', (name) => {
    for (const from of [none, waits, green, amber, red]) {
      expect(nextAuthorization(summaryOf(from), happenings[name], now).summary.error).toBe(failure);
    }
  });

  it.each(['failed', 'cancelled', 'expired', 'linkWithdrawn', 'granted'] as const)(
    'waits no longer when %s',
    (name) => {
      expect(nextAuthorization(summaryOf(waits), happenings[name], now).summary.awaitingUntil).toBeNull();
    },
  );

  it('says until when somebody is waited for, also while the old grant is good', () => {
    for (const from of [none, waits, green, amber, red]) {
      expect(nextAuthorization(summaryOf(from), happenings.begun, now).summary.awaitingUntil).toBe(until);
    }
  });

  it.each(['begun', 'link', 'pending', 'failed', 'cancelled', 'expired', 'linkWithdrawn'] as const)(
    'leaves a grant untouched when %s',
    (name) => {
      for (const from of [green, amber]) {
        const before = summaryOf(from);
        const { summary } = nextAuthorization(before, happenings[name], now);
        expect(summary).toMatchObject({
          status: before.status,
          account: before.account,
          scopes: before.scopes,
          authorizedAt: before.authorizedAt,
        });
      }
    },
  );

  it('clears the failure and the old test when granted', () => {
    const before = { ...summaryOf(amber), verification: { ...passed, ok: false } };
    expect(nextAuthorization(before, happenings.granted, now).summary).toEqual({
      ...notAuthorized,
      status: green,
      account,
      scopes: ['x', 'y'],
      authorizedAt: now.toISOString(),
      lastVerifiedAt: earlier,
    });
  });

  it('forgets when another account was verified', () => {
    const other = { ...happenings.granted, account: { ...account, oid: 'another' } };
    expect(nextAuthorization(summaryOf(green), other, now).summary.lastVerifiedAt).toBeNull();
  });

  it('moves the time of verification only when the test passed', () => {
    expect(nextAuthorization(summaryOf(green), happenings.passed, now).summary.lastVerifiedAt).toBe(
      now.toISOString(),
    );
    expect(nextAuthorization(summaryOf(green), happenings.notPassed, now).summary.lastVerifiedAt).toBe(
      earlier,
    );
  });

  it('has the failure of a refresh as the latest, and forgets it when one succeeds', () => {
    const failing = nextAuthorization(summaryOf(green), happenings.notRefreshed, now).summary;
    expect(failing).toEqual({ ...summaryOf(green), error: ofRefresh });
    expect(nextAuthorization(failing, happenings.refreshed, now).summary).toEqual(summaryOf(green));
  });

  it('has whichever failed last, a sign-in or a refresh', () => {
    const failing = nextAuthorization(summaryOf(green), happenings.notRefreshed, now).summary;
    const tried = nextAuthorization(failing, happenings.failed, now).summary;
    expect(tried.error).toBe(failure);
    expect(nextAuthorization(tried, happenings.notRefreshed, now).summary.error).toBe(ofRefresh);
  });

  it('still says why a sign-in failed when a refresh of the old grant succeeds', () => {
    for (const from of [green, amber]) {
      const before = { ...summaryOf(from), error: failure };
      expect(nextAuthorization(before, happenings.refreshed, now).summary.error).toBe(failure);
    }
  });
});

describe('isNothingNew', () => {
  const failing = { ...summaryOf(green), error: ofRefresh };

  it.each([
    ['a loss', happenings.lost, summaryOf(green), false],
    ['a loss that is known', happenings.lost, summaryOf(amber), true],
    ['a refresh that fails', happenings.notRefreshed, summaryOf(green), false],
    ['a refresh that fails as before', happenings.notRefreshed, failing, true],
    [
      'a refresh that fails otherwise than before',
      {
        ...happenings.notRefreshed,
        failure: { ...ofRefresh, code: 'CLIENT_SECRET_WRONG', aadsts: 'AADSTS7000215' },
      },
      failing,
      false,
    ],
    [
      'a refresh that fails after a sign-in did',
      happenings.notRefreshed,
      { ...summaryOf(green), error: failure },
      false,
    ],
    ['a refresh of a grant that is lost', happenings.notRefreshed, summaryOf(amber), true],
    ['a refresh that succeeds', happenings.refreshed, summaryOf(green), true],
    ['a refresh that succeeds again', happenings.refreshed, failing, false],
    ['a test that passes once more', happenings.passed, summaryOf(green), false],
  ] satisfies [string, AuthorizationHappening, AuthorizationSummary, boolean][])(
    'of %s',
    (_what, happening, summary, expected) => {
      expect(isNothingNew(summary, happening)).toBe(expected);
    },
  );
});
