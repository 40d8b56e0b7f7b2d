/**
 * Every way an authorization can fail, by the code that the window translates. The sentences are English, for
 * integrators and as the window's own English; `{connection}`, `{tenant}` and `{account}` are filled in.
 */
export const authorizationFailureCodes = [
  'CANCELLED',
  'ATTEMPT_EXPIRED',
  'CONSENT_DECLINED',
  'ADMIN_APPROVAL_REQUIRED',
  'CONSENT_NOT_EFFECTIVE',
  'WRONG_TENANT',
  'WRONG_ACCOUNT',
  'ACCOUNT_NOT_IN_TENANT',
  'ACCOUNT_DISABLED',
  'CONDITIONAL_ACCESS_BLOCKED',
  'SECOND_FACTOR_REQUIRED',
  'CLIENT_SECRET_EXPIRED',
  'CLIENT_SECRET_WRONG',
  'APP_NOT_IN_TENANT',
  'APP_NOT_MULTITENANT',
  'REDIRECT_URI_MISMATCH',
  'TENANT_NOT_FOUND',
  'TENANT_IN_OTHER_CLOUD',
  'CODE_ALREADY_REDEEMED',
  'SCOPES_MISSING',
  'ID_TOKEN_REFUSED',
  'GRANT_EXPIRED',
  'GRANT_REVOKED',
  'MICROSOFT_UNAVAILABLE',
  'MICROSOFT_REFUSED',
  'INTERRUPTED',
] as const;
export type AuthorizationFailureCode = (typeof authorizationFailureCodes)[number];

/** A failure as it is kept with the connection; what Microsoft said stands beside our code, for its support. */
export interface AuthorizationFailure {
  readonly code: AuthorizationFailureCode;
  /** e.g. `AADSTS65004`. */
  readonly aadsts: string | null;
  /** Microsoft's own words. */
  readonly message: string | null;
  readonly correlationId: string | null;
  readonly traceId: string | null;
  readonly occurredAt: string;
  /** What the sentences need, e.g. the account that signed in. */
  readonly facts: Readonly<Record<string, string>>;
}
