import type { AuthorizationFailureCode } from '@landbridge/server/authorization-failure';

export type StripAction = 'copyLink' | 'authorize' | 'tryAgain' | 'allowOtherAccount';

/** The buttons for each failure, the most useful one first; a further code does not compile until it has some. */
const actions = {
  CANCELLED: ['tryAgain'],
  ATTEMPT_EXPIRED: ['tryAgain'],
  CONSENT_DECLINED: ['tryAgain', 'copyLink'],
  ADMIN_APPROVAL_REQUIRED: ['copyLink', 'authorize'],
  CONSENT_NOT_EFFECTIVE: ['tryAgain', 'copyLink'],
  WRONG_TENANT: ['tryAgain'],
  WRONG_ACCOUNT: ['tryAgain', 'allowOtherAccount'],
  ACCOUNT_NOT_IN_TENANT: ['tryAgain', 'copyLink'],
  ACCOUNT_DISABLED: ['tryAgain'],
  CONDITIONAL_ACCESS_BLOCKED: ['tryAgain', 'copyLink'],
  SECOND_FACTOR_REQUIRED: ['authorize', 'copyLink'],
  CLIENT_SECRET_EXPIRED: ['tryAgain'],
  CLIENT_SECRET_WRONG: ['tryAgain'],
  APP_NOT_IN_TENANT: ['copyLink', 'tryAgain'],
  APP_NOT_MULTITENANT: ['tryAgain'],
  REDIRECT_URI_MISMATCH: ['tryAgain'],
  TENANT_NOT_FOUND: ['tryAgain'],
  TENANT_IN_OTHER_CLOUD: ['tryAgain'],
  CODE_ALREADY_REDEEMED: ['tryAgain'],
  SCOPES_MISSING: ['tryAgain', 'copyLink'],
  ID_TOKEN_REFUSED: ['tryAgain'],
  GRANT_EXPIRED: ['authorize', 'copyLink'],
  GRANT_REVOKED: ['authorize', 'copyLink'],
  MICROSOFT_UNAVAILABLE: ['tryAgain'],
  MICROSOFT_REFUSED: ['tryAgain', 'copyLink'],
  INTERRUPTED: ['tryAgain'],
} as const satisfies Record<AuthorizationFailureCode, readonly StripAction[]>;

const byCode = new Map<string, readonly StripAction[]>(Object.entries(actions));

/** The buttons of a red strip. A code that a newer hub knows and this window does not can be tried again. */
export function actionsFor(code: string): readonly StripAction[] {
  return byCode.get(code) ?? ['tryAgain'];
}
