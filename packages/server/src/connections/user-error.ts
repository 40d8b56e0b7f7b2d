/** What the caller of a mutation can mend. The window has the sentences, by code. */
export const userErrorCodes = [
  'REQUIRED',
  'TOO_LONG',
  'INVALID_CHARACTERS',
  'IDENTIFIER_MALFORMED',
  'IDENTIFIER_TAKEN',
  'TENANT_ID_MALFORMED',
  'TENANT_NOT_FOUND',
  'TENANT_IN_OTHER_CLOUD',
  'TENANT_LOOKUP_UNAVAILABLE',
  'APP_REGISTRATION_MISSING',
  'APP_REGISTRATION_NOT_FOUND',
  'APP_REGISTRATION_READ_ONLY',
  'APP_REGISTRATION_IN_USE',
  'CLIENT_ID_MALFORMED',
  'CLIENT_ID_TAKEN',
  'CLOUD_UNKNOWN',
  'CREDENTIAL_AMBIGUOUS',
  'CREDENTIAL_NOT_FOUND',
  'LAST_CREDENTIAL',
  'SECRET_LOOKS_LIKE_ID',
  'CERTIFICATE_MALFORMED',
  'PRIVATE_KEY_MALFORMED',
  'PRIVATE_KEY_MISMATCH',
  'TOO_MANY',
  'ENTRA_ID_CONNECTION_EXISTS',
  'MAILBOX_MALFORMED',
  'MAILBOX_NOT_APPLICABLE',
  'ACCESS_NOT_APPLICABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'CONNECTION_NOT_FOUND',
  'CHANGED_MEANWHILE',
  'HAS_DEPENDENTS',
  'NOT_AUTHORIZED',
  'NEEDS_REAUTHORIZATION',
  'TEMPORARILY_UNAVAILABLE',
  'MICROSOFT_REFUSED',
  'SCOPES_NOT_ALLOWED',
  'LINK_NOT_FOUND',
  'API_KEY_NOT_FOUND',
  'SCOPE_UNKNOWN',
  'SCOPE_RESERVED',
  'EXPIRY_IN_THE_PAST',
  'WEBHOOK_ENDPOINT_NOT_FOUND',
  'WEBHOOK_ENDPOINT_DISABLED',
  'WEBHOOK_DELIVERY_NOT_FOUND',
  'WEBHOOK_URL_MALFORMED',
  'WEBHOOK_URL_NOT_ALLOWED',
  'WEBHOOK_HOST_NOT_FOUND',
  'EVENT_TYPE_UNKNOWN',
  'DOMAIN_MALFORMED',
  'GROUP_ID_MALFORMED',
] as const;
export type UserErrorCode = (typeof userErrorCodes)[number];

export interface UserError {
  readonly code: UserErrorCode;
  /** Path of the input's field; null when it concerns the whole. */
  readonly field: readonly string[] | null;
  /** English, for integrators. */
  readonly message: string;
}

/** An outcome of a mutation: the value, or what the caller can mend. */
export type Outcome<T> =
  ({ readonly ok: true } & T) | { readonly ok: false; readonly userErrors: readonly UserError[] };

const messages: Record<UserErrorCode, string> = {
  REQUIRED: 'This field must not be empty.',
  TOO_LONG: 'This text is too long.',
  INVALID_CHARACTERS: 'This text holds characters that cannot be seen or that change the reading direction.',
  IDENTIFIER_MALFORMED: 'An identifier is 1 to 64 characters a-z and 0-9, words joined by "-".',
  IDENTIFIER_TAKEN: 'Another connection has this identifier.',
  TENANT_ID_MALFORMED: 'This is neither a tenant ID (a GUID) nor a domain.',
  TENANT_NOT_FOUND: 'Microsoft knows no such tenant.',
  TENANT_IN_OTHER_CLOUD: 'This tenant is in a national cloud for which no app registration is set up.',
  TENANT_LOOKUP_UNAVAILABLE: 'Microsoft cannot be asked about this tenant at the moment.',
  APP_REGISTRATION_NOT_FOUND: 'There is no such app registration, or it is of another cloud.',
  APP_REGISTRATION_READ_ONLY: 'This app registration is in the environment: change it there.',
  APP_REGISTRATION_IN_USE: 'Connections go on with this app registration.',
  CLIENT_ID_MALFORMED: 'An Application (client) ID is a GUID.',
  CLIENT_ID_TAKEN: 'Another app registration has this client ID.',
  CLOUD_UNKNOWN: 'A cloud is global, usgov, usgov-dod or china.',
  CREDENTIAL_AMBIGUOUS: 'Send a secret or a certificate with its key, not both.',
  CREDENTIAL_NOT_FOUND: 'This app registration has no such credential.',
  LAST_CREDENTIAL: 'This is the only credential: add another one first.',
  SECRET_LOOKS_LIKE_ID:
    'This looks like the Secret ID, not the Value; send confirmSecret if it is the Value.',
  CERTIFICATE_MALFORMED: 'This is no certificate in PEM form.',
  PRIVATE_KEY_MALFORMED: 'This is no private key in PEM form without a passphrase.',
  PRIVATE_KEY_MISMATCH: 'This is not the private key of the certificate.',
  TOO_MANY: 'There are as many of these as there can be.',
  APP_REGISTRATION_MISSING: 'No app registration is set up for connections of this type.',
  ENTRA_ID_CONNECTION_EXISTS: 'This tenant already has a Microsoft Entra ID connection.',
  MAILBOX_MALFORMED: 'This is not a mailbox address.',
  MAILBOX_NOT_APPLICABLE: 'Only mail connections have a mailbox.',
  ACCESS_NOT_APPLICABLE: 'Connections of this type cannot act in this name.',
  IDEMPOTENCY_KEY_REUSED: 'This idempotency key was used with another input.',
  CONNECTION_NOT_FOUND: 'There is no such connection.',
  CHANGED_MEANWHILE: 'Somebody else has changed this connection meanwhile.',
  HAS_DEPENDENTS: 'Something depends on this connection.',
  NOT_AUTHORIZED: 'This connection is not authorized.',
  NEEDS_REAUTHORIZATION: 'This connection needs to be authorized again.',
  TEMPORARILY_UNAVAILABLE: 'Microsoft cannot be reached at the moment; try again later.',
  MICROSOFT_REFUSED: 'Microsoft refuses tokens for a reason that an operator has to mend.',
  SCOPES_NOT_ALLOWED: 'These scopes cannot be asked for.',
  LINK_NOT_FOUND: 'This connection has no open authorization link.',
  API_KEY_NOT_FOUND: 'There is no such API key that is in use.',
  SCOPE_UNKNOWN: 'There is no such scope.',
  SCOPE_RESERVED: 'This scope cannot be given to such a key.',
  EXPIRY_IN_THE_PAST: 'This moment has passed.',
  WEBHOOK_ENDPOINT_NOT_FOUND: 'There is no such webhook endpoint.',
  WEBHOOK_ENDPOINT_DISABLED: 'This webhook endpoint is disabled.',
  WEBHOOK_DELIVERY_NOT_FOUND: 'There is no such delivery.',
  WEBHOOK_URL_MALFORMED:
    'This is not an address that begins with https:// and holds neither user name nor password.',
  WEBHOOK_URL_NOT_ALLOWED: 'Webhooks are not sent to this address: it is private, or not encrypted.',
  WEBHOOK_HOST_NOT_FOUND: 'There is no such host.',
  EVENT_TYPE_UNKNOWN: 'There is no such type of event.',
  DOMAIN_MALFORMED: 'A domain looks like contoso.com.',
  GROUP_ID_MALFORMED: 'The Object ID of a group is a GUID.',
};

/** A user error with its English message. */
export function userError(
  code: UserErrorCode,
  field: string | null,
  message: string = messages[code],
): UserError {
  return { code, field: field === null ? null : [field], message };
}
