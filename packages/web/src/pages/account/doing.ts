import type { OwnPasskey } from './account-api.js';

/** What somebody is about to do with the own second factors. */
export type Doing =
  | { what: 'add-authenticator' | 'remove-authenticator' | 'add-passkey' | 'renew-recovery-codes' }
  | { what: 'rename-passkey' | 'remove-passkey'; passkey: OwnPasskey }
  | { what: 'keep-recovery-codes'; codes: readonly string[] };
