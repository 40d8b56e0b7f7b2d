import type { Command, Invocation } from '../command.js';
import { ImapRefusal } from '../imap-refusal.js';
import { messagesOf, setOf } from '../message-set.js';
import { folderOf, mailboxOf, selectedOf } from '../session-mailbox.js';
import { refuseWhenFull } from './append.js';

/** RFC 9051 §6.4.7. */
export const copy: Command = {
  needs: 'folder',
  hasUidForm: true,
  changesMailbox: true,
  run: (invocation) => {
    const { code } = copyMessages(invocation);
    return `${code}COPY completed.`;
  },
};

/** RFC 9051 §6.4.8. */
export const move: Command = {
  needs: 'folder',
  hasUidForm: true,
  changesMailbox: true,
  run: (invocation) => {
    const { session } = invocation;
    const selected = selectedOf(session);
    if (selected.isReadOnly) throw new ImapRefusal('NO', 'MOVE failed: the folder was opened to be read.');
    const { code, uids } = copyMessages(invocation);
    if (code !== '') session.connection.line(`* OK ${code.trim()} moved`);
    selected.folder.remove(new Set(uids));
    return 'MOVE completed.';
  },
};

/** @returns the response code with a space behind it, empty when nothing was copied */
function copyMessages({ session, args, byUid }: Invocation): { code: string; uids: readonly number[] } {
  const messages = messagesOf(args[0], selectedOf(session), byUid).map(({ message }) => message);
  const target = folderOf(session, args[1], '[TRYCREATE] ');
  const mailbox = mailboxOf(session);
  // RFC 9051 §6.4.7: all of them or none.
  refuseWhenFull(() => {
    mailbox.checkRoom(messages.reduce((sum, { raw }) => sum + raw.length, 0));
  });
  const copies = messages.map((message) => target.add({ ...message, flags: [...message.flags] }));
  const uids = messages.map(({ uid }) => uid);
  if (uids.length === 0) return { code: '', uids };
  const code = `[COPYUID ${target.uidValidity} ${setOf(uids)} ${setOf(copies.map(({ uid }) => uid))}] `;
  return { code, uids };
}
