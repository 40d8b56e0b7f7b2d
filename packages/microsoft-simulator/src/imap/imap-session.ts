import type { MailContext, SignedInMailbox } from '../mail/index.js';
import type { ClientConnection } from './client-connection.js';
import type { SelectedFolder } from './selected-folder.js';

/** Who is signed in, and whether the mailbox could be opened: Exchange tells the second apart from the first. */
export interface ImapIdentity {
  /** Seconds since 1970. */
  readonly expiresAt: number;
  readonly claims: SignedInMailbox['claims'];
  readonly tenant: SignedInMailbox['tenant'];
  /** Null: *User is authenticated but not connected.* */
  readonly mailbox: SignedInMailbox['mailbox'] | null;
}

/** What the commands of one connection share. */
export interface ImapSession {
  readonly context: MailContext;
  readonly connection: ClientConnection;
  identity: ImapIdentity | null;
  selected: SelectedFolder | null;
  /** How many commands were refused because nothing is connected. */
  refusals: number;
}
