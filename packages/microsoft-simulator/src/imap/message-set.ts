import type { Message } from '../mail/index.js';
import { textOf } from './command-arguments.js';
import { badArguments } from './imap-refusal.js';
import type { Token } from './parse-command.js';
import type { SelectedFolder } from './selected-folder.js';

/** A message with its sequence number. */
export interface NumberedMessage {
  readonly number: number;
  readonly message: Message;
}

/**
 * The messages that a sequence set names (RFC 9051 `sequence-set`): `2,4:7,9:*`.
 * @throws {ImapRefusal}
 */
export function messagesOf(
  token: Token | undefined,
  selected: SelectedFolder,
  byUid: boolean,
): readonly NumberedMessage[] {
  const isIn = parseSet(textOf(token), lastOf(selected, byUid));
  return selected.messages
    .map((message, index) => ({ number: index + 1, message }))
    .filter(({ number, message }) => isIn(byUid ? message.uid : number));
}

/** What `*` stands for. */
export function lastOf({ messages }: SelectedFolder, byUid: boolean): number {
  return byUid ? (messages.at(-1)?.uid ?? 0) : messages.length;
}

/** Whether a text is a sequence set at all. */
export function isSet(text: string): boolean {
  return /^(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?(?:,(?:\d{1,10}|\*)(?::(?:\d{1,10}|\*))?)*$/.test(text);
}

/** @param last what `*` stands for @throws {ImapRefusal} */
export function parseSet(text: string, last: number): (number: number) => boolean {
  if (!isSet(text)) throw badArguments();
  const ranges = text.split(',').map((range) => {
    const [first = 0, second = first] = range.split(':').map((end) => (end === '*' ? last : Number(end)));
    return [Math.min(first, second), Math.max(first, second)] as const;
  });
  return (number) => ranges.some(([low, high]) => number >= low && number <= high);
}

/** UIDs as a set, short where they follow each other: `1:3,7`. */
export function setOf(uids: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const uid of uids) {
    const range = ranges.at(-1);
    if (range !== undefined && range[1] === uid - 1) range[1] = uid;
    else ranges.push([uid, uid]);
  }
  return ranges.map(([low, high]) => (low === high ? String(low) : `${low}:${high}`)).join(',');
}
