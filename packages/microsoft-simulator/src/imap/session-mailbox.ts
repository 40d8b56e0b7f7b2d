import type { Folder, Mailbox } from '../mail/index.js';
import { textOf } from './command-arguments.js';
import { decodeFolderName } from './folder-name.js';
import { ImapRefusal, invalidState } from './imap-refusal.js';
import type { ImapSession } from './imap-session.js';
import type { Token } from './parse-command.js';
import type { SelectedFolder } from './selected-folder.js';

/** The mailbox that the session is signed in to. @throws {ImapRefusal} */
export function mailboxOf(session: ImapSession): Mailbox {
  const mailbox = session.identity?.mailbox;
  if (mailbox === undefined || mailbox === null) {
    throw invalidState();
  }
  return mailbox;
}

/** The folder that the session has selected. @throws {ImapRefusal} */
export function selectedOf(session: ImapSession): SelectedFolder {
  if (session.selected === null) throw invalidState();
  return session.selected;
}

/** The folder that an argument names. @param code what NO is to say when there is none. @throws {ImapRefusal} */
export function folderOf(session: ImapSession, token: Token | undefined, code = ''): Folder {
  const folder = mailboxOf(session).findFolder(decodeFolderName(textOf(token)));
  if (folder === undefined) throw new ImapRefusal('NO', `${code}The specified folder doesn't exist.`);
  return folder;
}
