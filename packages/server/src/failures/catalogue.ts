/** Who can mend a failure. */
export const responsibles = ['ADMINISTRATOR', 'ACCOUNT_OWNER', 'TENANT_ADMINISTRATOR', 'OPERATOR'] as const;
export type Responsible = (typeof responsibles)[number];

/** What somebody can press when it went wrong. */
export type FailureButton = 'tryAgain' | 'authorize' | 'allowOtherAccount' | 'copyLink';

interface FailureEntry {
  /** Microsoft's numbers (`AADSTS…`) that mean this. */
  readonly aadsts: readonly number[];
  readonly responsible: Responsible;
  /** The most useful one first; each failure has one. */
  readonly buttons: readonly [FailureButton, ...FailureButton[]];
}

// Numbers: entra-docs, reference-error-codes.md. They may change, so an unknown one falls back to OAuth's `error`.
// 900023 is not on that page; its text is known from Auth0's community and Zammad's documentation.
/**
 * Every way an authorization can fail: Microsoft's numbers for it, who can mend it and by which buttons. What happened
 * and what to do stands in `en/` and `cs/`, under the same codes.
 */
export const failureCatalogue = {
  CANCELLED: { aadsts: [], responsible: 'ADMINISTRATOR', buttons: ['tryAgain'] },
  ATTEMPT_EXPIRED: { aadsts: [], responsible: 'ADMINISTRATOR', buttons: ['tryAgain'] },
  CONSENT_DECLINED: { aadsts: [65004], responsible: 'ADMINISTRATOR', buttons: ['tryAgain', 'copyLink'] },
  ADMIN_APPROVAL_REQUIRED: {
    aadsts: [90094, 90095],
    responsible: 'TENANT_ADMINISTRATOR',
    buttons: ['copyLink', 'authorize'],
  },
  CONSENT_NOT_EFFECTIVE: {
    aadsts: [65001],
    responsible: 'TENANT_ADMINISTRATOR',
    buttons: ['tryAgain', 'copyLink'],
  },
  CONSENT_WITHDRAWN: {
    // 65001 again, of a connection that was authorized.
    aadsts: [],
    responsible: 'TENANT_ADMINISTRATOR',
    buttons: ['authorize', 'copyLink'],
  },
  WRONG_TENANT: { aadsts: [], responsible: 'ADMINISTRATOR', buttons: ['tryAgain'] },
  WRONG_ACCOUNT: { aadsts: [], responsible: 'ADMINISTRATOR', buttons: ['tryAgain', 'allowOtherAccount'] },
  ACCOUNT_NOT_IN_TENANT: {
    aadsts: [16000, 16003, 50014, 50020, 50034, 51004, 90072],
    responsible: 'ADMINISTRATOR',
    buttons: ['tryAgain', 'copyLink'],
  },
  ACCOUNT_DISABLED: { aadsts: [50057], responsible: 'TENANT_ADMINISTRATOR', buttons: ['tryAgain'] },
  CONDITIONAL_ACCESS_BLOCKED: {
    aadsts: [50005, 50131, 53002, 53003, 53011, 530032, 530035],
    responsible: 'TENANT_ADMINISTRATOR',
    buttons: ['tryAgain', 'copyLink'],
  },
  DEVICE_NOT_ALLOWED: {
    aadsts: [50097, 50129, 53000, 53001],
    responsible: 'ACCOUNT_OWNER',
    buttons: ['copyLink', 'tryAgain'],
  },
  SECOND_FACTOR_REQUIRED: {
    aadsts: [50074, 50076, 50078, 50158],
    responsible: 'ACCOUNT_OWNER',
    buttons: ['authorize', 'copyLink'],
  },
  SECOND_FACTOR_NOT_SET_UP: {
    aadsts: [50072, 50079],
    responsible: 'ACCOUNT_OWNER',
    buttons: ['authorize', 'copyLink'],
  },
  CLIENT_SECRET_EXPIRED: { aadsts: [7000222], responsible: 'OPERATOR', buttons: ['tryAgain'] },
  CLIENT_SECRET_WRONG: {
    aadsts: [50012, 70002, 700024, 700027, 7000215, 7000218],
    responsible: 'OPERATOR',
    buttons: ['tryAgain'],
  },
  APPLICATION_NOT_SET_UP: { aadsts: [], responsible: 'OPERATOR', buttons: ['authorize', 'copyLink'] },
  APP_NOT_IN_TENANT: {
    aadsts: [700011, 700016],
    responsible: 'OPERATOR',
    buttons: ['copyLink', 'tryAgain'],
  },
  APP_NOT_MULTITENANT: { aadsts: [50194], responsible: 'OPERATOR', buttons: ['tryAgain'] },
  REDIRECT_URI_MISMATCH: { aadsts: [50011, 70004], responsible: 'OPERATOR', buttons: ['tryAgain'] },
  REDIRECT_URI_NOT_WEB: { aadsts: [700084], responsible: 'OPERATOR', buttons: ['authorize', 'copyLink'] },
  TENANT_NOT_FOUND: { aadsts: [90002, 900023], responsible: 'ADMINISTRATOR', buttons: ['tryAgain'] },
  TENANT_IN_OTHER_CLOUD: {
    aadsts: [90038, 900382, 900432],
    responsible: 'OPERATOR',
    buttons: ['tryAgain'],
  },
  CODE_ALREADY_REDEEMED: { aadsts: [54005], responsible: 'ADMINISTRATOR', buttons: ['tryAgain'] },
  SCOPES_MISSING: { aadsts: [], responsible: 'OPERATOR', buttons: ['tryAgain', 'copyLink'] },
  REFRESH_TOKEN_MISSING: { aadsts: [], responsible: 'ADMINISTRATOR', buttons: ['authorize', 'copyLink'] },
  ID_TOKEN_REFUSED: { aadsts: [], responsible: 'OPERATOR', buttons: ['tryAgain'] },
  GRANT_EXPIRED: {
    aadsts: [70008, 700082],
    responsible: 'ACCOUNT_OWNER',
    buttons: ['authorize', 'copyLink'],
  },
  GRANT_LIMITED_BY_POLICY: {
    aadsts: [70043],
    responsible: 'ACCOUNT_OWNER',
    buttons: ['authorize', 'copyLink'],
  },
  GRANT_REVOKED: {
    aadsts: [50132, 50133, 50173, 70000],
    responsible: 'ACCOUNT_OWNER',
    buttons: ['authorize', 'copyLink'],
  },
  MICROSOFT_UNAVAILABLE: {
    aadsts: [50033, 90006, 90024, 90033],
    responsible: 'ADMINISTRATOR',
    buttons: ['tryAgain'],
  },
  TOO_MANY_REQUESTS: { aadsts: [50196], responsible: 'OPERATOR', buttons: ['tryAgain'] },
  REQUEST_FAULTY: { aadsts: [700005, 700022, 900144], responsible: 'OPERATOR', buttons: ['tryAgain'] },
  INTERRUPTED: { aadsts: [50058], responsible: 'ADMINISTRATOR', buttons: ['tryAgain'] },
  /** Whatever Microsoft says that is not known here; its own words are shown. */
  MICROSOFT_REFUSED: { aadsts: [], responsible: 'ADMINISTRATOR', buttons: ['tryAgain', 'copyLink'] },
} as const satisfies Record<string, FailureEntry>;

export type FailureCode = keyof typeof failureCatalogue;
export const failureCodes = Object.keys(failureCatalogue) as FailureCode[];

/** The failure that a code names; null for a code of another version. */
export function failureCodeOf(code: string): FailureCode | null {
  return failureCodes.find((known) => known === code) ?? null;
}

const codeByNumber = new Map<number, FailureCode>(
  failureCodes.flatMap((code) => failureCatalogue[code].aadsts.map((number) => [number, code] as const)),
);

/** What an AADSTS number means to us; null when it is not known. */
export function failureCodeOfNumber(number: number): FailureCode | null {
  return codeByNumber.get(number) ?? null;
}
