import type { MimePart } from '../../mime/index.js';
import { badArguments } from '../imap-refusal.js';

/** What stands between the brackets of `BODY[…]` (RFC 9051 §6.4.5.1). */
export interface Section {
  /** Part numbers; empty for the message itself. */
  readonly path: readonly number[];
  readonly what: 'ALL' | 'HEADER' | 'TEXT' | 'MIME' | 'HEADER.FIELDS' | 'HEADER.FIELDS.NOT';
  /** In lower case. */
  readonly fields: readonly string[];
}

/** @throws {ImapRefusal} */
export function parseSection(text: string): Section {
  const match =
    /^((?:[1-9]\d{0,4})(?:\.[1-9]\d{0,4})*)?\.?(HEADER\.FIELDS(?:\.NOT)?|HEADER|TEXT|MIME)?(?: \(([^)]*)\))?$/i.exec(
      text,
    );
  if (match === null) throw badArguments();
  const [, path, what, names] = match;
  return {
    path: path === undefined ? [] : path.split('.').map(Number),
    what: what === undefined ? 'ALL' : (what.toUpperCase() as Section['what']),
    fields: (names ?? '').split(' ').map((name) => name.replaceAll('"', '').toLowerCase()),
  };
}

/** The bytes of a section; null where the message has no such part. */
export function sectionBytes(raw: Buffer, message: MimePart, section: Section): Buffer | null {
  const { path, what } = section;
  if (path.length === 0 && what === 'ALL') return raw;
  const part = partAt(message, path);
  if (part === null) return null;
  if (what === 'ALL') return part.body;
  if (what === 'MIME') return path.length === 0 ? null : part.header;
  // With a part number these are about the message inside that part.
  const whole = path.length === 0 ? part : part.message;
  if (whole === null) return null;
  if (what === 'HEADER') return whole.header;
  return what === 'TEXT' ? whole.body : fieldsOf(whole, section);
}

function fieldsOf(part: MimePart, { what, fields }: Section): Buffer {
  const wanted = part.fields.filter(
    ({ name }) => fields.includes(name.toLowerCase()) === (what === 'HEADER.FIELDS'),
  );
  return Buffer.from(`${wanted.map(({ raw }) => raw.replace(/\r?\n$/, '\r\n')).join('')}\r\n`);
}

function partAt(message: MimePart, path: readonly number[]): MimePart | null {
  let current = message;
  for (const [level, number] of path.entries()) {
    const container = level > 0 && current.message !== null ? current.message : current;
    const child = container.children[number - 1];
    if (child !== undefined) current = child;
    // A message that is not a multipart has itself as its only part.
    else if (container.children.length === 0 && number === 1) current = container;
    else return null;
  }
  return current;
}
