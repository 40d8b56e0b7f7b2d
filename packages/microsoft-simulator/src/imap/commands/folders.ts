import { newFolder, type Folder, type Mailbox } from '../../mail/index.js';
import type { Command } from '../command.js';
import { textOf } from '../command-arguments.js';
import { decodeFolderName } from '../folder-name.js';
import { ImapRefusal } from '../imap-refusal.js';
import type { ImapSession } from '../imap-session.js';
import type { Token } from '../parse-command.js';
import { folderOf, mailboxOf } from '../session-mailbox.js';

/** So many are enough for anybody who tries something out. */
const maxFolders = 200;
const maxNameLength = 250;

/** RFC 9051 §6.3.4: folders above it are made as well. */
export const create: Command = {
  needs: 'mailbox',
  changesMailbox: true,
  run: ({ session, args }) => {
    const mailbox = mailboxOf(session);
    const name = newName(mailbox, args[0]);
    const levels = name.split('/');
    for (const [index] of levels.entries()) {
      const path = levels.slice(0, index + 1).join('/');
      if (mailbox.findFolder(path) === undefined) mailbox.addFolder(fresh(session, path));
    }
    return 'CREATE completed.';
  },
};

/** RFC 9051 §6.3.5. */
export const remove: Command = {
  needs: 'mailbox',
  changesMailbox: true,
  run: ({ session, args }) => {
    const folder = ordinary(folderOf(session, args[0]));
    const mailbox = mailboxOf(session);
    for (const one of [folder, ...below(mailbox, folder)]) mailbox.removeFolder(one);
    return 'DELETE completed.';
  },
};

/** RFC 9051 §6.3.6. What is in it gets new UIDs, under a new UIDVALIDITY. */
export const rename: Command = {
  needs: 'mailbox',
  changesMailbox: true,
  run: ({ session, args }) => {
    const mailbox = mailboxOf(session);
    const folder = ordinary(folderOf(session, args[0]));
    const name = newName(mailbox, args[1]);
    for (const old of [folder, ...below(mailbox, folder)]) {
      const renamed = fresh(session, `${name}${old.name.slice(folder.name.length)}`);
      for (const message of old.messages) renamed.add({ ...message, flags: [...message.flags] });
      mailbox.removeFolder(old);
      mailbox.addFolder(renamed);
    }
    return 'RENAME completed.';
  },
};

function newName(mailbox: Mailbox, token: Token | undefined): string {
  const name = decodeFolderName(textOf(token)).replace(/\/$/, '');
  // eslint-disable-next-line no-control-regex -- control characters would break the lines of LIST
  if (name === '' || name.length > maxNameLength || /[\x00-\x1f\x7f*%]|\/\/|^\//.test(name)) {
    throw new ImapRefusal('NO', 'The folder name is not valid.');
  }
  if (mailbox.findFolder(name) !== undefined) {
    throw new ImapRefusal('NO', '[ALREADYEXISTS] A folder with the specified name already exists.');
  }
  if (mailbox.folders.length >= maxFolders) throw new ImapRefusal('NO', '[LIMIT] Too many folders.');
  return name;
}

function ordinary(folder: Folder): Folder {
  if (folder.specialUse === null && folder.name !== 'INBOX') return folder;
  throw new ImapRefusal('NO', '[CANNOT] A distinguished folder stays where it is.');
}

function below(mailbox: Mailbox, folder: Folder): readonly Folder[] {
  return mailbox.folders.filter(({ name }) => name.startsWith(`${folder.name}/`));
}

function fresh(session: ImapSession, name: string): Folder {
  return newFolder(name, session.context.clock.now());
}
