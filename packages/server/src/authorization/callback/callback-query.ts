/** What Microsoft may send to the redirect URI (OAuth 2.0 §4.1.2, RFC 9207, and the admin consent endpoint). */
export interface CallbackQuery {
  readonly state: string;
  readonly code: string | null;
  readonly error: string | null;
  readonly errorSubcode: string | null;
  readonly errorDescription: string | null;
  readonly iss: string | null;
  readonly isAdminConsent: boolean;
}

const maxLength = 8_192;
// base64url of 32 bytes: the length of every state this hub makes.
const statePattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * Reads the query of a callback, which anybody can write.
 * @returns null when no state of ours can be in it, or a parameter is repeated or longer than any of Microsoft's
 */
export function readCallbackQuery(query: unknown): CallbackQuery | null {
  const values = readCallbackFields(query);
  const state = values?.get('state');
  if (!values || !state || !statePattern.test(state)) return null;
  return {
    state,
    code: values.get('code') ?? null,
    error: values.get('error') ?? null,
    errorSubcode: values.get('error_subcode') ?? null,
    errorDescription: values.get('error_description') ?? null,
    iss: values.get('iss') ?? null,
    isAdminConsent: values.get('admin_consent')?.toLowerCase() === 'true',
  };
}

/** The parameters of a callback that are not empty; null when one is repeated or longer than any of Microsoft's. */
export function readCallbackFields(query: unknown): ReadonlyMap<string, string> | null {
  if (typeof query !== 'object' || query === null) return null;
  const values = new Map<string, string>();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value !== 'string' || value.length > maxLength) return null;
    if (value !== '') values.set(name, value);
  }
  return values;
}
