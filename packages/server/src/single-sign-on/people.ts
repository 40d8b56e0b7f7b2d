import type { Actor } from '../audit/index.js';
import type { Transaction } from '../database/index.js';
import type { FederatedIdentity } from './identity.repository.js';
import type { SignOnRole } from './sign-on-settings.js';

/** Who may use this installation, as this part needs to know them; `access/` answers it. */
export interface People<Entered> {
  /** Whether an administrator has removed somebody of this address or this Microsoft account, and not invited them again. */
  wasRemoved(email: string, identity: FederatedIdentity): Promise<boolean>;
  /** Somebody new, who has no password; null where the address is taken, or cannot be one. */
  add(tx: Transaction, person: NewPerson, from: SignOnOrigin): Promise<{ id: string; actor: Actor } | null>;
  /** Begins a session, or asks for the account's second factor; null for somebody who is no longer there. */
  enter(personId: string, from: SignOnOrigin): Promise<Entered | null>;
  /** Records that somebody was not let in. */
  refused(from: SignOnOrigin, details: Readonly<Record<string, unknown>>): Promise<void>;
  /** Whose session it is; null when it has ended. */
  personOfSession(from: SignOnOrigin): Promise<PersonAtWork | null>;
  /**
   * Ends a person's other sessions, because who else is in has not proved what this one has.
   * @returns false where this one has been ended meanwhile
   */
  endOtherSessions(tx: Transaction, person: PersonAtWork): Promise<boolean>;
}

/** Somebody who is signed in and asks for something. */
export interface PersonAtWork {
  readonly id: string;
  readonly sessionHash: string;
  readonly actor: Actor;
}

export interface NewPerson {
  /** As Microsoft has it. */
  readonly name: string | null;
  readonly email: string;
  readonly role: SignOnRole;
}

/** Where a sign-in comes from. The session in `cookieHeader`, if any, ends with it. */
export interface SignOnOrigin {
  readonly address: string;
  readonly cookieHeader: string | undefined;
  readonly userAgent?: string | undefined;
}
