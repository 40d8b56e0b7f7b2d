import { failureCodeOfNumber, type FailureCode } from '../../failures/index.js';
import { cloudLabel } from '../clouds.js';
import {
  ApplicationNotSetUpError,
  IdTokenRefusedError,
  MicrosoftRefusedError,
  noDetails,
  TenantInOtherCloudError,
  TenantUnknownError,
  type MicrosoftErrorDetails,
  type MicrosoftUnavailableError,
} from '../errors.js';
import { describedError } from './error-details.js';

/** A failure in the shape in which it is kept with a connection. */
export interface MicrosoftFailure {
  readonly code: FailureCode;
  readonly aadsts: string | null;
  readonly message: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly occurredAt: string;
  readonly facts: Readonly<Record<string, string>>;
}

/** Every error that can come out of asking the identity platform. */
export type IdentityError =
  | MicrosoftRefusedError
  | MicrosoftUnavailableError
  | IdTokenRefusedError
  | ApplicationNotSetUpError
  | TenantUnknownError
  | TenantInOtherCloudError;

/** The failure behind any error of the identity platform. */
export function failureFromError(error: IdentityError, now: Date): MicrosoftFailure {
  if (error instanceof MicrosoftRefusedError) return failureFromRefusal(error, now);
  if (error instanceof IdTokenRefusedError) return failureFromIdToken(error, now);
  if (error instanceof ApplicationNotSetUpError) {
    const found = failure('APPLICATION_NOT_SET_UP', noDetails, now);
    return { ...found, facts: error.clientId === null ? {} : { application: error.clientId } };
  }
  if (error instanceof TenantInOtherCloudError) {
    const found = failure('TENANT_IN_OTHER_CLOUD', { ...noDetails, description: error.message }, now);
    return { ...found, facts: { cloud: cloudLabel(error.cloud) } };
  }
  const code = error instanceof TenantUnknownError ? 'TENANT_NOT_FOUND' : unavailableCode(error);
  return failure(code, { ...error.details, description: error.details.description ?? error.message }, now);
}

/** The failure behind a refused token request: its number first, where known, then OAuth's `error`. */
export function failureFromRefusal(error: MicrosoftRefusedError, now: Date): MicrosoftFailure {
  return failure(refusalCode(error), error.details, now);
}

const neverLosesGrant: ReadonlySet<FailureCode> = new Set([
  'MICROSOFT_REFUSED',
  'MICROSOFT_UNAVAILABLE',
  'REQUEST_FAULTY',
  'TOO_MANY_REQUESTS',
]);

/** Whether a refusal means that the stored grant is gone; an error of ours or a passing one never does. */
export function isGrantLost(error: MicrosoftRefusedError): boolean {
  const code = refusalCode(error);
  if (neverLosesGrant.has(code)) return false;
  if (error.request === 'client-credentials')
    return code === 'CONSENT_NOT_EFFECTIVE' || code === 'APP_NOT_IN_TENANT';
  const reasons = ['invalid_grant', 'interaction_required', 'consent_required', 'login_required'];
  return error.request === 'refresh' && reasons.includes(error.details.error ?? '');
}

/** What a callback says of a failure, under the names of this hub. */
export interface CallbackError {
  readonly error: string | null;
  readonly errorSubcode: string | null;
  readonly errorDescription: string | null;
}

/** The failure that a callback reports; `error_subcode=cancel` is a person who left the page (no fault at all). */
export function failureFromCallback(callback: CallbackError, now: Date): MicrosoftFailure {
  const error = callback.error?.slice(0, 200) ?? null;
  const details: MicrosoftErrorDetails = { ...describedError(callback.errorDescription), error };
  if (callback.errorSubcode?.toLowerCase() === 'cancel') return failure('CANCELLED', details, now);
  return failure(
    knownNumber(details) ?? callbackFallbacks.get(error ?? '') ?? 'MICROSOFT_REFUSED',
    details,
    now,
  );
}

const callbackFallbacks: ReadonlyMap<string, FailureCode> = new Map([
  ['access_denied', 'CONSENT_DECLINED'],
  ['consent_required', 'CONSENT_DECLINED'],
  ['interaction_required', 'INTERRUPTED'],
  ['login_required', 'INTERRUPTED'],
  ['unauthorized_client', 'APP_NOT_IN_TENANT'],
  ['server_error', 'MICROSOFT_UNAVAILABLE'],
  ['temporarily_unavailable', 'MICROSOFT_UNAVAILABLE'],
]);

/** What a refused token request means: its number first, where known, then OAuth's `error`. */
export function refusalCode({ request, details }: MicrosoftRefusedError): FailureCode {
  const isCode = request === 'authorization-code';
  const known = knownNumber(details);
  // 70008 and 70000 speak of codes as well as of refresh tokens.
  if (isCode && known === 'GRANT_EXPIRED') return 'ATTEMPT_EXPIRED';
  if (isCode && known === 'GRANT_REVOKED')
    return details.aadsts.includes(70000) ? 'MICROSOFT_REFUSED' : known;
  if (known !== null) return known;
  switch (details.error) {
    case 'invalid_client':
      return 'CLIENT_SECRET_WRONG';
    case 'unauthorized_client':
      return 'APP_NOT_IN_TENANT';
    case 'consent_required':
      return 'CONSENT_NOT_EFFECTIVE';
    case 'interaction_required':
    case 'login_required':
      return isCode ? 'INTERRUPTED' : 'GRANT_EXPIRED';
    case 'invalid_grant':
      return request === 'refresh' ? 'GRANT_REVOKED' : 'MICROSOFT_REFUSED';
    default:
      return 'MICROSOFT_REFUSED';
  }
}

function failureFromIdToken(error: IdTokenRefusedError, now: Date): MicrosoftFailure {
  const { tid, username } = error.claimed;
  const facts = {
    reason: error.reason,
    ...(tid === undefined ? {} : { tenant: tid }),
    ...(username === undefined ? {} : { account: username }),
  };
  const code = error.reason === 'TENANT' ? 'WRONG_TENANT' : 'ID_TOKEN_REFUSED';
  return { ...failure(code, { ...noDetails, description: error.message }, now), facts };
}

/** An answer may say by its number what is wrong although the request as a whole could not be served. */
function unavailableCode({ details }: MicrosoftUnavailableError): FailureCode {
  return knownNumber(details) ?? 'MICROSOFT_UNAVAILABLE';
}

function knownNumber({ aadsts }: MicrosoftErrorDetails): FailureCode | null {
  for (const number of aadsts) {
    const code = failureCodeOfNumber(number);
    if (code !== null) return code;
  }
  return null;
}

function failure(code: FailureCode, details: MicrosoftErrorDetails, now: Date): MicrosoftFailure {
  const [number] = details.aadsts;
  return {
    code,
    aadsts: number === undefined ? null : `AADSTS${number}`,
    message: details.description ?? details.error,
    correlationId: details.correlationId,
    traceId: details.traceId,
    occurredAt: now.toISOString(),
    facts: {},
  };
}
