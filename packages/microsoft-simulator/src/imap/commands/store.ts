import { itemsOf, textOf } from '../command-arguments.js';
import type { Command, Invocation } from '../command.js';
import { badArguments, ImapRefusal } from '../imap-refusal.js';
import { messagesOf } from '../message-set.js';
import { selectedOf } from '../session-mailbox.js';

/** RFC 9051 §6.4.6. */
export const store: Command = {
  needs: 'folder',
  hasUidForm: true,
  changesMailbox: true,
  run: (invocation) => {
    const { session, args, byUid } = invocation;
    const selected = selectedOf(session);
    if (selected.isReadOnly) throw new ImapRefusal('NO', 'STORE failed: the folder was opened to be read.');
    const messages = messagesOf(args[0], selected, byUid);
    const match = /^([+-]?)FLAGS(\.SILENT)?$/i.exec(textOf(args[1]));
    if (match === null) throw badArguments();
    const flags = flagsOf(invocation);
    for (const line of byUid ? selected.changes() : []) session.connection.line(line);
    for (const { number, message } of messages) {
      selected.folder.setFlags(message, changed(message.flags, match[1] ?? '', flags));
      if (match[2] !== undefined) continue;
      const uid = byUid ? `UID ${message.uid} ` : '';
      session.connection.line(`* ${number} FETCH (${uid}FLAGS (${[...message.flags].join(' ')}))`);
    }
    if (byUid) selected.acknowledge();
    return 'STORE completed.';
  },
};

function flagsOf({ args }: Invocation): readonly string[] {
  const [token, ...rest] = args.slice(2);
  const flags = token?.kind === 'list' ? itemsOf(token) : [token, ...rest].filter((one) => one !== undefined);
  return flags.map((flag) => textOf(flag));
}

function changed(known: ReadonlySet<string>, sign: string, flags: readonly string[]): Set<string> {
  if (sign === '+') return new Set([...known, ...flags]);
  if (sign === '-') return new Set([...known].filter((flag) => !flags.includes(flag)));
  return new Set(flags);
}
