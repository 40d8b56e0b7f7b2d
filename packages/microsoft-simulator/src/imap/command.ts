import type { ImapSession } from './imap-session.js';
import type { Token } from './parse-command.js';

/** One command, as far as it has been read. */
export interface Invocation {
  readonly session: ImapSession;
  /** In capitals, without `UID`. */
  readonly name: string;
  readonly args: readonly Token[];
  /** RFC 9051 §6.4.9: `UID FETCH` and the like number messages by their UIDs. */
  readonly byUid: boolean;
}

/** A command of the protocol. */
export interface Command {
  /** What has to be there before: nothing, a mailbox that is signed in to, a folder that is selected. */
  readonly needs: 'nothing' | 'mailbox' | 'folder';
  /** Whether it can be told by UID. */
  readonly hasUidForm?: boolean;
  /** Whether OK may be said only once what has changed is kept. */
  readonly changesMailbox?: boolean;
  /** @returns what stands after OK. @throws {ImapRefusal} @throws {ImapGoodbye} */
  run(invocation: Invocation): Promise<string> | string;
}
