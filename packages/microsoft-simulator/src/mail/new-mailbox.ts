import { Folder } from './folder.js';
import { Mailbox } from './mailbox.js';
import { welcomeMessages } from './welcome-messages.js';

/** The folders that Exchange makes, with the special uses it lists (RFC 6154 §2). */
const exchangeFolders: readonly [name: string, specialUse: string | null][] = [
  ['INBOX', null],
  ['Archive', '\\Archive'],
  ['Deleted Items', '\\Trash'],
  ['Drafts', '\\Drafts'],
  ['Junk Email', '\\Junk'],
  ['Outbox', null],
  ['Sent Items', '\\Sent'],
];

/**
 * A folder that nothing is in yet.
 * @param createdAt its UIDVALIDITY: RFC 9051 §2.3.1.1 wants a greater one for a folder that takes the place of another
 */
export function newFolder(name: string, createdAt: Date, specialUse: string | null = null): Folder {
  return new Folder({
    name,
    specialUse,
    uidValidity: Math.floor(createdAt.getTime() / 1000),
    uidNext: 1,
    messages: [],
  });
}

/** A mailbox as somebody finds it who opens it for the first time: Exchange's folders and a few messages. */
export function newMailbox(
  owner: { readonly address: string; readonly displayName: string },
  now: Date,
  onChange: () => void,
): Mailbox {
  const folders = exchangeFolders.map(([name, specialUse]) => newFolder(name, now, specialUse));
  for (const raw of welcomeMessages(owner, now)) {
    folders[0]?.add({ raw, flags: [], internalDate: now });
  }
  return new Mailbox(owner.address.toLowerCase(), folders, onChange);
}
