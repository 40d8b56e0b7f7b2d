import type { Folder } from '../../mail/index.js';
import { itemsOf, textOf } from '../command-arguments.js';
import type { Command, Invocation } from '../command.js';
import { quoted } from '../command-arguments.js';
import { encodeFolderName } from '../folder-name.js';
import { badArguments } from '../imap-refusal.js';
import { SelectedFolder } from '../selected-folder.js';
import { folderOf, selectedOf } from '../session-mailbox.js';

const flags = '\\Seen \\Answered \\Flagged \\Deleted \\Draft $MDNSent';

/** RFC 9051 §6.3.2. */
export const select: Command = { needs: 'mailbox', run: (invocation) => open(invocation, false) };

/** RFC 9051 §6.3.3. */
export const examine: Command = { needs: 'mailbox', run: (invocation) => open(invocation, true) };

function open({ session, name, args }: Invocation, isReadOnly: boolean): string {
  session.selected = null;
  const folder = folderOf(session, args[0]);
  session.selected = new SelectedFolder(folder, isReadOnly);
  const firstUnseen = folder.messages.findIndex((message) => !message.flags.has('\\Seen'));
  const lines = [
    `${folder.messages.length} EXISTS`,
    '0 RECENT',
    `FLAGS (${flags})`,
    `OK [PERMANENTFLAGS (${isReadOnly ? '' : `${flags} \\*`})] Permanent flags`,
    ...(firstUnseen === -1 ? [] : [`OK [UNSEEN ${firstUnseen + 1}] Is the first unseen message`]),
    `OK [UIDVALIDITY ${folder.uidValidity}] UIDVALIDITY value`,
    `OK [UIDNEXT ${folder.uidNext}] The next unique identifier value`,
  ];
  for (const line of lines) session.connection.line(`* ${line}`);
  return `[${isReadOnly ? 'READ-ONLY' : 'READ-WRITE'}] ${name} completed.`;
}

/** RFC 9051 §6.3.11. */
export const status: Command = {
  needs: 'mailbox',
  run: ({ session, args }) => {
    const folder = folderOf(session, args[0]);
    const items = itemsOf(args[1]).map((item) => {
      const wanted = textOf(item).toUpperCase();
      return `${wanted} ${statusItem(folder, wanted)}`;
    });
    session.connection.line(`* STATUS ${quoted(encodeFolderName(folder.name))} (${items.join(' ')})`);
    return 'STATUS completed.';
  },
};

function statusItem(folder: Folder, item: string): number {
  switch (item) {
    case 'MESSAGES':
      return folder.messages.length;
    case 'RECENT':
      return 0;
    case 'UIDNEXT':
      return folder.uidNext;
    case 'UIDVALIDITY':
      return folder.uidValidity;
    case 'UNSEEN':
      return folder.messages.filter((message) => !message.flags.has('\\Seen')).length;
    default:
      throw badArguments();
  }
}

/** RFC 9051 §6.4.1. */
export const close: Command = {
  needs: 'folder',
  changesMailbox: true,
  run: ({ session }) => {
    const { folder, isReadOnly } = selectedOf(session);
    const deleted = folder.messages.filter((message) => message.flags.has('\\Deleted'));
    if (!isReadOnly) folder.remove(new Set(deleted.map((message) => message.uid)));
    session.selected = null;
    return 'CLOSE completed.';
  },
};

/** RFC 9051 §6.4.2. */
export const unselect: Command = {
  needs: 'folder',
  run: ({ session }) => {
    session.selected = null;
    return 'UNSELECT completed.';
  },
};
