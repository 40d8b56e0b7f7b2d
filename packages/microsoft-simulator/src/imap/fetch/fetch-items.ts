import type { Message } from '../../mail/index.js';
import { parseMime, type MimePart } from '../../mime/index.js';
import { badArguments } from '../imap-refusal.js';
import { textOf } from '../command-arguments.js';
import type { Token } from '../parse-command.js';
import { bodyStructure } from './body-structure.js';
import { parseSection, sectionBytes } from './body-section.js';
import { envelope } from './envelope.js';
import { internalDate } from './internal-date.js';

export type Pieces = readonly (string | Buffer)[];

/** One thing that FETCH is asked for. */
export interface FetchItem {
  readonly name: string;
  /** RFC 9051 §6.4.5: reading without `.PEEK` sets `\Seen`. */
  readonly marksSeen: boolean;
  /** Name and value as they are sent. @param mime reads the message only when it is asked */
  render(message: Message, mime: () => MimePart): Pieces;
}

const macros: Readonly<Record<string, readonly string[]>> = {
  ALL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE'],
  FAST: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE'],
  FULL: ['FLAGS', 'INTERNALDATE', 'RFC822.SIZE', 'ENVELOPE', 'BODY'],
};

const simple: Readonly<Record<string, (message: Message, mime: () => MimePart) => string>> = {
  UID: ({ uid }) => String(uid),
  FLAGS: ({ flags }) => `(${[...flags].join(' ')})`,
  INTERNALDATE: (message) => internalDate(message.internalDate),
  'RFC822.SIZE': ({ raw }) => String(raw.length),
  ENVELOPE: (_message, mime) => envelope(mime()),
  BODY: (_message, mime) => bodyStructure(mime(), false),
  BODYSTRUCTURE: (_message, mime) => bodyStructure(mime(), true),
};

/** RFC 3501 §6.4.5: older names of sections. */
const sections: Readonly<Record<string, readonly [section: string, marksSeen: boolean]>> = {
  RFC822: ['', true],
  'RFC822.HEADER': ['HEADER', false],
  'RFC822.TEXT': ['TEXT', true],
};

/** @throws {ImapRefusal} */
export function parseFetchItems(token: Token | undefined): readonly FetchItem[] {
  if (token === undefined) throw badArguments();
  const names = token.kind === 'list' ? token.items.map((item) => textOf(item)) : [textOf(token)];
  return names.flatMap((name) => macros[name.toUpperCase()] ?? [name]).map(parseItem);
}

function parseItem(text: string): FetchItem {
  const name = text.toUpperCase();
  const render = simple[name];
  if (render !== undefined) {
    return { name, marksSeen: false, render: (message, mime) => [`${name} ${render(message, mime)}`] };
  }
  const old = sections[name];
  if (old !== undefined) return sectionItem(name, old[0], old[1], null);
  const match = /^BODY(\.PEEK)?\[([^\]]*)\](?:<(\d{1,10})\.(\d{1,10})>)?$/i.exec(text);
  if (match === null) throw badArguments();
  const [, peek, section = '', offset, length] = match;
  const range =
    offset === undefined || length === undefined ? null : { offset: Number(offset), length: Number(length) };
  const label = `BODY[${section.toUpperCase()}]${range === null ? '' : `<${range.offset}>`}`;
  return sectionItem(label, section, peek === undefined, range);
}

function sectionItem(
  label: string,
  text: string,
  marksSeen: boolean,
  range: { offset: number; length: number } | null,
): FetchItem {
  const section = parseSection(text);
  return {
    name: label,
    marksSeen,
    render: (message, mime) => {
      const whole = sectionBytes(message.raw, mime(), section);
      if (whole === null) return [`${label} NIL`];
      const bytes = range === null ? whole : whole.subarray(range.offset, range.offset + range.length);
      return [`${label} {${bytes.length}}\r\n`, bytes];
    },
  };
}

/** The answer to FETCH for one message, with what `items` ask for. */
export function fetchLine(number: number, message: Message, items: readonly FetchItem[]): Pieces {
  let parsed: MimePart | null = null;
  const mime = (): MimePart => (parsed ??= parseMime(message.raw));
  const rendered = items.flatMap((item, index) => [index === 0 ? '' : ' ', ...item.render(message, mime)]);
  return [`* ${number} FETCH (`, ...rendered, ')'];
}
