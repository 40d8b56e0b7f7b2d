import { decodedText, decodedValue, parseMime, valueOf } from '../../mime/index.js';
import { parseImapDate } from '../fetch/index.js';
import { badArguments } from '../imap-refusal.js';
import type { NumberedMessage } from '../message-set.js';

export type Matcher = (message: NumberedMessage) => boolean;

const has = (flag: string): Matcher => {
  const wanted = flag.toLowerCase();
  return ({ message }) => [...message.flags].some((one) => one.toLowerCase() === wanted);
};
const hasNot = (flag: string): Matcher => {
  const matches = has(flag);
  return (message) => !matches(message);
};

/** Keys that stand alone. Nothing is ever recent: whoever looks does not take that away from others. */
export const flagKeys: Readonly<Record<string, Matcher>> = {
  ALL: () => true,
  ANSWERED: has('\\Answered'),
  DELETED: has('\\Deleted'),
  DRAFT: has('\\Draft'),
  FLAGGED: has('\\Flagged'),
  SEEN: has('\\Seen'),
  UNANSWERED: hasNot('\\Answered'),
  UNDELETED: hasNot('\\Deleted'),
  UNDRAFT: hasNot('\\Draft'),
  UNFLAGGED: hasNot('\\Flagged'),
  UNSEEN: hasNot('\\Seen'),
  RECENT: () => false,
  NEW: () => false,
  OLD: () => true,
};

interface KeyWithText {
  readonly arguments: 1 | 2;
  matcher(first: string, second: string): Matcher;
}

const dayMs = 24 * 3600 * 1000;

/** Keys that something follows. */
export const keysWithText: Readonly<Record<string, KeyWithText>> = {
  KEYWORD: { arguments: 1, matcher: has },
  UNKEYWORD: { arguments: 1, matcher: hasNot },
  LARGER: size((bytes, limit) => bytes > limit),
  SMALLER: size((bytes, limit) => bytes < limit),
  BEFORE: day(
    ({ message }) => message.internalDate,
    (days, wanted) => days < wanted,
  ),
  ON: day(
    ({ message }) => message.internalDate,
    (days, wanted) => days === wanted,
  ),
  SINCE: day(
    ({ message }) => message.internalDate,
    (days, wanted) => days >= wanted,
  ),
  SENTBEFORE: day(sentAt, (days, wanted) => days < wanted),
  SENTON: day(sentAt, (days, wanted) => days === wanted),
  SENTSINCE: day(sentAt, (days, wanted) => days >= wanted),
  BCC: inHeader('bcc'),
  CC: inHeader('cc'),
  FROM: inHeader('from'),
  SUBJECT: inHeader('subject'),
  TO: inHeader('to'),
  HEADER: { arguments: 2, matcher: (name, text) => inHeader(name).matcher(text, '') },
  BODY: { arguments: 1, matcher: (text) => (found) => contains(bodyText(found), text) },
  TEXT: {
    arguments: 1,
    matcher: (text) => (found) => contains(`${headerText(found)}\n${bodyText(found)}`, text),
  },
};

function size(compare: (bytes: number, limit: number) => boolean): KeyWithText {
  return {
    arguments: 1,
    matcher: (text) => {
      if (!/^\d{1,10}$/.test(text)) throw badArguments();
      return ({ message }) => compare(message.raw.length, Number(text));
    },
  };
}

/** RFC 3501 §6.4.4 compares days and disregards time and zone. */
function day(
  dateOf: (message: NumberedMessage) => Date | null,
  compare: (days: number, wanted: number) => boolean,
): KeyWithText {
  return {
    arguments: 1,
    matcher: (text) => {
      const wanted = parseImapDate(text);
      if (wanted === null) throw badArguments();
      return (message) => {
        const date = dateOf(message);
        return date !== null && compare(Math.floor(date.getTime() / dayMs), wanted.getTime() / dayMs);
      };
    },
  };
}

function sentAt({ message }: NumberedMessage): Date | null {
  const date = new Date(valueOf(parseMime(message.raw).fields, 'date') ?? '');
  return Number.isNaN(date.getTime()) ? null : date;
}

function inHeader(name: string): KeyWithText {
  const wanted = name.toLowerCase();
  return {
    arguments: 1,
    matcher:
      (text) =>
      ({ message }) =>
        parseMime(message.raw).fields.some(
          (field) => field.name.toLowerCase() === wanted && contains(decodedValue(field.value), text),
        ),
  };
}

function headerText({ message }: NumberedMessage): string {
  return parseMime(message.raw)
    .fields.map(({ name, value }) => `${name}: ${decodedValue(value)}`)
    .join('\n');
}

function bodyText({ message }: NumberedMessage): string {
  return decodedText(parseMime(message.raw));
}

function contains(text: string, wanted: string): boolean {
  return text.toLowerCase().includes(wanted.toLowerCase());
}
