import type { Command } from '../command.js';
import { fetchLine, parseFetchItems } from '../fetch/index.js';
import { messagesOf } from '../message-set.js';
import { selectedOf } from '../session-mailbox.js';

/** RFC 9051 §6.4.5. */
export const fetch: Command = {
  needs: 'folder',
  hasUidForm: true,
  run: ({ session, args, byUid }) => {
    const selected = selectedOf(session);
    const asked = parseFetchItems(args[1]);
    // RFC 9051 §6.4.9: an answer to UID FETCH always says the UID.
    const items = byUid ? [...parseFetchItems({ kind: 'atom', text: 'UID' }), ...asked] : asked;
    const distinct = items.filter((item, index) => index === 0 || item.name !== items[0]?.name);
    const marksSeen = !selected.isReadOnly && items.some((item) => item.marksSeen);
    for (const { number, message } of messagesOf(args[0], selected, byUid)) {
      if (marksSeen) selected.folder.setFlags(message, new Set([...message.flags, '\\Seen']));
      session.connection.line(...fetchLine(number, message, distinct));
    }
    return 'FETCH completed.';
  },
};
