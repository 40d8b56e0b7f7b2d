import type { Folder, Mailbox } from '../../mail/index.js';
import { quoted, textOf } from '../command-arguments.js';
import type { Command, Invocation } from '../command.js';
import { decodeFolderName, encodeFolderName } from '../folder-name.js';
import { mailboxOf } from '../session-mailbox.js';

/** RFC 9051 §6.3.9. */
export const list: Command = { needs: 'mailbox', run: (invocation) => answer(invocation) };

/** RFC 3501 §6.3.9: every folder counts as subscribed. */
export const lsub: Command = { needs: 'mailbox', run: (invocation) => answer(invocation) };

/** RFC 9051 §6.3.7 and §6.3.8: every folder is subscribed, and stays so. */
export const subscribe: Command = { needs: 'mailbox', run: ({ name }) => `${name} completed.` };

function answer({ session, name, args }: Invocation): string {
  const reference = decodeFolderName(textOf(args[0]));
  const pattern = decodeFolderName(textOf(args[1]));
  if (pattern === '') session.connection.line(`* ${name} (\\Noselect) "/" ""`);
  else {
    const mailbox = mailboxOf(session);
    for (const folder of matching(mailbox, `${reference}${pattern}`)) {
      const attributes = [hasChildren(mailbox, folder), folder.specialUse ?? ''].filter(Boolean).join(' ');
      session.connection.line(`* ${name} (${attributes}) "/" ${quoted(encodeFolderName(folder.name))}`);
    }
  }
  return `${name} completed.`;
}

/** `*` stands for anything, `%` for anything within one level. */
function matching(mailbox: Mailbox, pattern: string): readonly Folder[] {
  const source = pattern
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('%', '[^/]*');
  const wanted = new RegExp(`^${source}$`, 's');
  const inbox = new RegExp(`^${source}$`, 'is');
  return mailbox.folders.filter(({ name }) => (name === 'INBOX' ? inbox : wanted).test(name));
}

function hasChildren(mailbox: Mailbox, folder: Folder): string {
  const has = mailbox.folders.some(({ name }) => name.startsWith(`${folder.name}/`));
  return has ? '\\HasChildren' : '\\HasNoChildren';
}
