import { badArguments } from './imap-refusal.js';
import type { Token } from './parse-command.js';

/** Text, however it was written (RFC 9051 `astring`). @throws {ImapRefusal} */
export function textOf(token: Token | undefined): string {
  if (token === undefined || token.kind === 'list') throw badArguments();
  return token.kind === 'atom' ? token.text : token.value.toString('utf8');
}

/** @throws {ImapRefusal} */
export function itemsOf(token: Token | undefined): readonly Token[] {
  if (token?.kind !== 'list') throw badArguments();
  return token.items;
}

/** A string as it is sent: quoted, or as a literal where it cannot be (RFC 9051 §4.3). */
export function quoted(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `"${text.replace(/(["\\])/g, '\\$1')}"`;
  return `{${Buffer.byteLength(text)}}\r\n${text}`;
}
