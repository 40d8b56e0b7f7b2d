import { cloudLabel } from '../clouds.js';
import {
  IdTokenRefusedError,
  MicrosoftRefusedError,
  noDetails,
  TenantInOtherCloudError,
  TenantUnknownError,
  type MicrosoftErrorDetails,
  type MicrosoftUnavailableError,
} from '../errors.js';
import { describedError } from './error-details.js';

/** The failures that Microsoft's words can mean; a part of the codes that an authorization can fail with. */
export type MicrosoftFailureCode =
  | 'CANCELLED'
  | 'ATTEMPT_EXPIRED'
  | 'CONSENT_DECLINED'
  | 'ADMIN_APPROVAL_REQUIRED'
  | 'CONSENT_NOT_EFFECTIVE'
  | 'WRONG_TENANT'
  | 'ACCOUNT_NOT_IN_TENANT'
  | 'ACCOUNT_DISABLED'
  | 'CONDITIONAL_ACCESS_BLOCKED'
  | 'SECOND_FACTOR_REQUIRED'
  | 'CLIENT_SECRET_EXPIRED'
  | 'CLIENT_SECRET_WRONG'
  | 'APP_NOT_IN_TENANT'
  | 'APP_NOT_MULTITENANT'
  | 'REDIRECT_URI_MISMATCH'
  | 'TENANT_NOT_FOUND'
  | 'TENANT_IN_OTHER_CLOUD'
  | 'CODE_ALREADY_REDEEMED'
  | 'ID_TOKEN_REFUSED'
  | 'GRANT_EXPIRED'
  | 'GRANT_REVOKED'
  | 'MICROSOFT_UNAVAILABLE'
  | 'MICROSOFT_REFUSED'
  | 'INTERRUPTED';

/** A failure in the shape in which it is kept with a connection. */
export interface MicrosoftFailure {
  readonly code: MicrosoftFailureCode;
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
  | TenantUnknownError
  | TenantInOtherCloudError;

// entra-docs, reference-error-codes.md. Numbers may change, so an unknown one falls back to OAuth's `error`. 900023 is
// not on that page; its text is known from Auth0's community and Zammad's documentation.
const numbersByCode: Partial<Record<MicrosoftFailureCode, readonly number[]>> = {
  TENANT_NOT_FOUND: [90002, 900023],
  TENANT_IN_OTHER_CLOUD: [90038, 900382, 900432],
  CONSENT_NOT_EFFECTIVE: [65001],
  CONSENT_DECLINED: [65004],
  ADMIN_APPROVAL_REQUIRED: [90094, 90095],
  SECOND_FACTOR_REQUIRED: [50072, 50074, 50076, 50078, 50079, 50158],
  INTERRUPTED: [50058],
  ACCOUNT_NOT_IN_TENANT: [16000, 16003, 50014, 50020, 50034, 51004, 90072],
  ACCOUNT_DISABLED: [50057],
  CONDITIONAL_ACCESS_BLOCKED: [50005, 50097, 50129, 50131, 53000, 53001, 53002, 53003, 53011, 530032, 530035],
  REDIRECT_URI_MISMATCH: [50011, 70004],
  APP_NOT_MULTITENANT: [50194],
  APP_NOT_IN_TENANT: [700011, 700016],
  CLIENT_SECRET_WRONG: [50012, 70002, 700027, 7000215],
  CLIENT_SECRET_EXPIRED: [7000222],
  CODE_ALREADY_REDEEMED: [54005],
  GRANT_EXPIRED: [70008, 700082, 700084, 70043],
  GRANT_REVOKED: [50132, 50133, 50173, 70000],
  MICROSOFT_REFUSED: [700005, 700022, 900144],
  MICROSOFT_UNAVAILABLE: [50033, 50196, 90006, 90024, 90033],
};

const codeByNumber = new Map<number, MicrosoftFailureCode>();
for (const [code, numbers] of Object.entries(numbersByCode)) {
  for (const number of numbers) codeByNumber.set(number, code as MicrosoftFailureCode);
}

/** What an AADSTS number means to us; null when it is not known. */
export function failureCodeOfNumber(number: number): MicrosoftFailureCode | null {
  return codeByNumber.get(number) ?? null;
}

/** The failure behind any error of the identity platform. */
export function failureFromError(error: IdentityError, now: Date): MicrosoftFailure {
  if (error instanceof MicrosoftRefusedError) return failureFromRefusal(error, now);
  if (error instanceof IdTokenRefusedError) return failureFromIdToken(error, now);
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

/** Whether a refusal means that the stored grant is gone; an error of ours or a passing one never does. */
export function isGrantLost(error: MicrosoftRefusedError): boolean {
  const code = refusalCode(error);
  if (code === 'MICROSOFT_REFUSED' || code === 'MICROSOFT_UNAVAILABLE') return false;
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

const callbackFallbacks: ReadonlyMap<string, MicrosoftFailureCode> = new Map([
  ['access_denied', 'CONSENT_DECLINED'],
  ['consent_required', 'CONSENT_DECLINED'],
  ['interaction_required', 'INTERRUPTED'],
  ['login_required', 'INTERRUPTED'],
  ['unauthorized_client', 'APP_NOT_IN_TENANT'],
  ['server_error', 'MICROSOFT_UNAVAILABLE'],
  ['temporarily_unavailable', 'MICROSOFT_UNAVAILABLE'],
]);

function refusalCode({ request, details }: MicrosoftRefusedError): MicrosoftFailureCode {
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
function unavailableCode({ details }: MicrosoftUnavailableError): MicrosoftFailureCode {
  return knownNumber(details) ?? 'MICROSOFT_UNAVAILABLE';
}

function knownNumber({ aadsts }: MicrosoftErrorDetails): MicrosoftFailureCode | null {
  for (const number of aadsts) {
    const code = failureCodeOfNumber(number);
    if (code !== null) return code;
  }
  return null;
}

function failure(code: MicrosoftFailureCode, details: MicrosoftErrorDetails, now: Date): MicrosoftFailure {
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
