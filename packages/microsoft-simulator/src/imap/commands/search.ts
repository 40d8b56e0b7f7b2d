import type { Command } from '../command.js';
import { textOf } from '../command-arguments.js';
import { ImapRefusal } from '../imap-refusal.js';
import { parseSearch } from '../search/index.js';
import { selectedOf } from '../session-mailbox.js';

/** RFC 3501 §6.4.4. */
export const search: Command = {
  needs: 'folder',
  hasUidForm: true,
  run: ({ session, args, byUid }) => {
    const selected = selectedOf(session);
    const hasCharset = args[0]?.kind === 'atom' && args[0].text.toUpperCase() === 'CHARSET';
    if (hasCharset && !/^(utf-8|us-ascii)$/i.test(textOf(args[1]))) {
      throw new ImapRefusal('NO', '[BADCHARSET (UTF-8 US-ASCII)] The specified charset is not supported.');
    }
    const matches = parseSearch(hasCharset ? args.slice(2) : args, selected);
    const found = selected.messages
      .map((message, index) => ({ number: index + 1, message }))
      .filter(matches)
      .map(({ number, message }) => (byUid ? message.uid : number));
    session.connection.line(['* SEARCH', ...found].join(' '));
    return 'SEARCH completed.';
  },
};
