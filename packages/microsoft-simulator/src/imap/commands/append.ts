import { MailboxFullError } from '../../mail/index.js';
import { itemsOf, textOf } from '../command-arguments.js';
import type { Command } from '../command.js';
import { parseImapDate } from '../fetch/index.js';
import { badArguments, ImapRefusal } from '../imap-refusal.js';
import { folderOf, mailboxOf } from '../session-mailbox.js';

/** RFC 9051 §6.3.12. */
export const append: Command = {
  needs: 'mailbox',
  changesMailbox: true,
  run: ({ session, args }) => {
    const folder = folderOf(session, args[0], '[TRYCREATE] ');
    const flags = args[1]?.kind === 'list' ? itemsOf(args[1]).map((flag) => textOf(flag)) : [];
    const rest = args.slice(args[1]?.kind === 'list' ? 2 : 1);
    const date = rest.length > 1 ? parseImapDate(textOf(rest[0])) : session.context.clock.now();
    const raw = rest.at(-1);
    if (date === null || raw?.kind !== 'string' || rest.length > 2) throw badArguments();
    const { uid } = refuseWhenFull(() =>
      mailboxOf(session).deliver(folder, { raw: raw.value, flags, internalDate: date }),
    );
    return `[APPENDUID ${folder.uidValidity} ${uid}] APPEND completed.`;
  },
};

/** RFC 9051 §7.1: `OVERQUOTA`. @throws {ImapRefusal} */
export function refuseWhenFull<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof MailboxFullError)) throw error;
    throw new ImapRefusal('NO', '[OVERQUOTA] The mailbox is full.');
  }
}
