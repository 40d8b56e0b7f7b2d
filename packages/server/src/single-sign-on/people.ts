import type { Transaction } from '../database/index.js';
import type { SignOnRole } from './sign-on-settings.js';

/** Who may use this installation, as this part needs to know them; `access/` answers it. */
export interface People<SignedIn> {
  /** Whether there is somebody of this address. */
  hasAddress(email: string): Promise<boolean>;
  /** Somebody new, who has no password. */
  add(tx: Transaction, person: NewPerson): Promise<string>;
  /** Begins a session; null for somebody who is no longer there. */
  enter(personId: string, from: SignOnOrigin): Promise<SignedIn | null>;
  /** Whose session it is; null when it has ended. */
  personOfSession(cookieHeader: string | undefined): Promise<{ id: string; sessionHash: string } | null>;
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly role: SignOnRole;
}

/** Where a sign-in comes from. The session in `cookieHeader`, if any, ends with it. */
export interface SignOnOrigin {
  readonly address: string;
  readonly cookieHeader: string | undefined;
}
