import type { Command } from '../command.js';
import { ImapRefusal } from '../imap-refusal.js';
import { messagesOf } from '../message-set.js';
import { selectedOf } from '../session-mailbox.js';

/** RFC 9051 §6.4.3, and by UID §6.4.9. What is gone is told as every change is. */
export const expunge: Command = {
  needs: 'folder',
  hasUidForm: true,
  changesMailbox: true,
  run: ({ session, args, byUid }) => {
    const selected = selectedOf(session);
    if (selected.isReadOnly) throw new ImapRefusal('NO', 'EXPUNGE failed: the folder was opened to be read.');
    const candidates = byUid
      ? messagesOf(args[0], selected, true).map(({ message }) => message)
      : selected.folder.messages;
    const deleted = candidates.filter((message) => message.flags.has('\\Deleted'));
    selected.folder.remove(new Set(deleted.map(({ uid }) => uid)));
    return 'EXPUNGE completed.';
  },
};
