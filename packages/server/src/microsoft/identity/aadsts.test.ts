import { describe, expect, it } from 'vitest';
import { failureCodes } from '../../failures/index.js';
import {
  IdTokenRefusedError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  noDetails,
  TenantInOtherCloudError,
  type TokenRequestKind,
} from '../errors.js';
import { failureFromCallback, failureFromError, failureFromRefusal, isGrantLost } from './aadsts.js';

const now = new Date('2026-11-25T09:41:08Z');
const refused = (
  error: string | null,
  numbers: number[],
  request: TokenRequestKind = 'refresh',
): MicrosoftRefusedError =>
  new MicrosoftRefusedError(request, { ...noDetails, error, aadsts: numbers, description: 'Words.' });

describe('the catalogue of AADSTS numbers', () => {
  it.each([
    [90002, 'TENANT_NOT_FOUND'],
    [900023, 'TENANT_NOT_FOUND'],
    [65001, 'CONSENT_NOT_EFFECTIVE'],
    [65004, 'CONSENT_DECLINED'],
    [90094, 'ADMIN_APPROVAL_REQUIRED'],
    [90095, 'ADMIN_APPROVAL_REQUIRED'],
    [50076, 'SECOND_FACTOR_REQUIRED'],
    [50079, 'SECOND_FACTOR_NOT_SET_UP'],
    [50058, 'INTERRUPTED'],
    [50020, 'ACCOUNT_NOT_IN_TENANT'],
    [50034, 'ACCOUNT_NOT_IN_TENANT'],
    [51004, 'ACCOUNT_NOT_IN_TENANT'],
    [90072, 'ACCOUNT_NOT_IN_TENANT'],
    [50011, 'REDIRECT_URI_MISMATCH'],
    [50194, 'APP_NOT_MULTITENANT'],
    [700016, 'APP_NOT_IN_TENANT'],
    [7000215, 'CLIENT_SECRET_WRONG'],
    [7000222, 'CLIENT_SECRET_EXPIRED'],
    [54005, 'CODE_ALREADY_REDEEMED'],
    [70000, 'GRANT_REVOKED'],
    [70008, 'GRANT_EXPIRED'],
    [700082, 'GRANT_EXPIRED'],
    [700084, 'REDIRECT_URI_NOT_WEB'],
    [70043, 'GRANT_LIMITED_BY_POLICY'],
    [50173, 'GRANT_REVOKED'],
    [50057, 'ACCOUNT_DISABLED'],
    [53003, 'CONDITIONAL_ACCESS_BLOCKED'],
    [53000, 'DEVICE_NOT_ALLOWED'],
    [53001, 'DEVICE_NOT_ALLOWED'],
    [50131, 'CONDITIONAL_ACCESS_BLOCKED'],
    [530032, 'CONDITIONAL_ACCESS_BLOCKED'],
    [700005, 'REQUEST_FAULTY'],
    [700022, 'REQUEST_FAULTY'],
    [90038, 'TENANT_IN_OTHER_CLOUD'],
    [900382, 'TENANT_IN_OTHER_CLOUD'],
    [900432, 'TENANT_IN_OTHER_CLOUD'],
    [50196, 'TOO_MANY_REQUESTS'],
    [90033, 'MICROSOFT_UNAVAILABLE'],
    [90006, 'MICROSOFT_UNAVAILABLE'],
    [90024, 'MICROSOFT_UNAVAILABLE'],
    [50033, 'MICROSOFT_UNAVAILABLE'],
    [999999, 'GRANT_REVOKED'],
  ])('AADSTS%i is %s', (number, code) => {
    const failure = failureFromRefusal(refused('invalid_grant', [number]), now);
    expect(failure).toMatchObject({
      code,
      aadsts: `AADSTS${number}`,
      message: 'Words.',
      occurredAt: now.toISOString(),
    });
    expect(failureCodes).toContain(failure.code);
  });

  it.each([
    ['invalid_client', 'refresh', 'CLIENT_SECRET_WRONG'],
    ['unauthorized_client', 'refresh', 'APP_NOT_IN_TENANT'],
    ['consent_required', 'authorization-code', 'CONSENT_NOT_EFFECTIVE'],
    ['interaction_required', 'refresh', 'GRANT_EXPIRED'],
    ['interaction_required', 'authorization-code', 'INTERRUPTED'],
    ['invalid_grant', 'refresh', 'GRANT_REVOKED'],
    ['invalid_grant', 'authorization-code', 'MICROSOFT_REFUSED'],
    ['invalid_scope', 'refresh', 'MICROSOFT_REFUSED'],
    ['something_new', 'client-credentials', 'MICROSOFT_REFUSED'],
  ] as const)('falls back on %s of a %s request to %s', (error, request, code) => {
    expect(failureFromRefusal(refused(error, [999999], request), now).code).toBe(code);
  });

  it('reads the same number of a code as an attempt that took too long', () => {
    expect(failureFromRefusal(refused('invalid_grant', [70008], 'authorization-code'), now).code).toBe(
      'ATTEMPT_EXPIRED',
    );
  });
});

describe('isGrantLost', () => {
  it.each([
    ['invalid_grant', [700082], 'refresh', true],
    ['invalid_grant', [50173], 'refresh', true],
    ['interaction_required', [50076], 'refresh', true],
    ['invalid_grant', [], 'refresh', true],
    ['invalid_grant', [700022], 'refresh', false],
    ['invalid_request', [900144], 'refresh', false],
    ['invalid_client', [7000222], 'refresh', false],
    ['invalid_grant', [50196], 'refresh', false],
    ['unauthorized_client', [700016], 'client-credentials', true],
    ['invalid_client', [7000215], 'client-credentials', false],
    ['invalid_grant', [54005], 'authorization-code', false],
  ] as const)('%s %j of a %s request: %s', (error, numbers, request, isLost) => {
    expect(isGrantLost(refused(error, [...numbers], request))).toBe(isLost);
  });

  it.each([
    65001, 50076, 50079, 50020, 50034, 50057, 50131, 50173, 51004, 53000, 53001, 53003, 530032, 70000, 70008,
    70043, 700082, 700084, 90072, 90094, 90095,
  ])('AADSTS%i of a refresh ends the grant', (number) => {
    expect(isGrantLost(refused('invalid_grant', [number]))).toBe(true);
    expect(isGrantLost(refused('interaction_required', [number]))).toBe(true);
  });

  it.each([50033, 50196, 90006, 90024, 90033, 700005, 700022, 900144])(
    'AADSTS%i of a refresh passes, or is a fault of ours: the grant stays',
    (number) => {
      for (const error of ['invalid_grant', 'invalid_request', 'temporarily_unavailable', 'server_error'])
        expect(isGrantLost(refused(error, [number]))).toBe(false);
    },
  );
});

describe('failureFromCallback', () => {
  const none = { error: null, errorSubcode: null, errorDescription: null };

  it.each([
    [{ error: 'access_denied', errorSubcode: 'cancel' }, 'CANCELLED'],
    [
      { error: 'access_denied', errorSubcode: 'cancel', errorDescription: 'AADSTS65004: User declined.' },
      'CANCELLED',
    ],
    [{ error: 'access_denied', errorDescription: 'AADSTS65004: User declined.' }, 'CONSENT_DECLINED'],
    [{ error: 'access_denied' }, 'CONSENT_DECLINED'],
    [{ error: 'consent_required', errorDescription: 'AADSTS65004: Declined.' }, 'CONSENT_DECLINED'],
    [{ error: 'consent_required', errorDescription: 'AADSTS90094: Admin.' }, 'ADMIN_APPROVAL_REQUIRED'],
    [{ error: 'interaction_required', errorDescription: 'AADSTS50076: MFA.' }, 'SECOND_FACTOR_REQUIRED'],
    [{ error: 'login_required' }, 'INTERRUPTED'],
    [{ error: 'server_error' }, 'MICROSOFT_UNAVAILABLE'],
    [{ error: 'temporarily_unavailable' }, 'MICROSOFT_UNAVAILABLE'],
    [{ error: 'unauthorized_client' }, 'APP_NOT_IN_TENANT'],
    [{ error: '' }, 'MICROSOFT_REFUSED'],
    [{ error: '<script>alert(1)</script>' }, 'MICROSOFT_REFUSED'],
    [{ error: '__proto__' }, 'MICROSOFT_REFUSED'],
    [{ error: 'constructor' }, 'MICROSOFT_REFUSED'],
  ])('reads %j as %s', (query, code) => {
    expect(failureFromCallback({ ...none, ...query }, now)).toMatchObject({ code });
  });

  it('takes the description apart for Microsoft’s support', () => {
    const failure = failureFromCallback(
      {
        ...none,
        error: 'access_denied',
        errorDescription:
          'AADSTS90094: Admin\u202e consent is\r\nrequired.\r\nTrace ID: e2b9c6d4-7f31-4c05-8d0f-1ab4c7a02200\r\nCorrelation ID: 5f0c1e7a-0a4b-4b1e-9a53-5d2f3f6f7d10\r\nTimestamp: 2026-11-25 09:41:07Z',
      },
      now,
    );
    expect(failure).toEqual({
      code: 'ADMIN_APPROVAL_REQUIRED',
      aadsts: 'AADSTS90094',
      message: 'AADSTS90094: Admin consent is required.',
      correlationId: '5f0c1e7a-0a4b-4b1e-9a53-5d2f3f6f7d10',
      traceId: 'e2b9c6d4-7f31-4c05-8d0f-1ab4c7a02200',
      occurredAt: now.toISOString(),
      facts: {},
    });
  });

  it('keeps only so much of what anybody can put into an address', () => {
    expect(
      failureFromCallback({ ...none, error: 'x'.repeat(5000), errorDescription: 'y'.repeat(50_000) }, now)
        .message?.length,
    ).toBe(2000);
  });
});

describe('failureFromError', () => {
  it('names the tenant and the account of a token from elsewhere', () => {
    const error = new IdTokenRefusedError('TENANT', { tid: 'other', username: 'jana@fabrikam.com' });
    expect(failureFromError(error, now)).toMatchObject({
      code: 'WRONG_TENANT',
      facts: { tenant: 'other', account: 'jana@fabrikam.com' },
    });
    expect(failureFromError(new IdTokenRefusedError('SIGNATURE'), now)).toMatchObject({
      code: 'ID_TOKEN_REFUSED',
      facts: { reason: 'SIGNATURE' },
    });
  });

  it('names the cloud that holds the tenant', () => {
    expect(failureFromError(new TenantInOtherCloudError('china'), now)).toMatchObject({
      code: 'TENANT_IN_OTHER_CLOUD',
      facts: { cloud: 'China (21Vianet)' },
    });
  });

  it('says how Microsoft was unavailable', () => {
    expect(failureFromError(new MicrosoftUnavailableError('login did not answer.'), now)).toMatchObject({
      code: 'MICROSOFT_UNAVAILABLE',
      message: 'login did not answer.',
      aadsts: null,
    });
  });
});
