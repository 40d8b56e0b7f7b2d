export type TextProblem = 'REQUIRED' | 'TOO_LONG' | 'INVALID_CHARACTERS';
export type CheckedText<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: TextProblem | 'MAILBOX_MALFORMED' };

export const maxNameLength = 200;
export const maxNoteLength = 2_000;
/** RFC 5321 §4.5.3.1.3: a path has at most 256 octets, the angle brackets among them. */
export const maxMailboxLength = 254;

// Control characters, surrogates that stand alone, unassigned line separators, and the format characters that turn the
// reading direction or cannot be seen: they let one name pass for another (Unicode TR 36 §2.10). The zero-width joiner
// and the tag characters belong into emoji, and are looked at on their own.
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]|(?!\u200D|[\u{E0020}-\u{E007F}])\p{Cf}/u;
// Seen as nothing although their category is not format: Hangul fillers, the grapheme joiner, Khmer inherent vowels.
const invisible = /\u034F|\u115F|\u1160|\u17B4|\u17B5|\u3164|\uFFA0/u;
const emoji = '(?:\\p{Extended_Pictographic}|\\p{Emoji_Modifier}|\\uFE0F|\\u20E3|[\\u{E0020}-\\u{E007F}])';
const strayEmojiPart = new RegExp(
  `(?<!${emoji})\\u200D|\\u200D(?!\\p{Extended_Pictographic})|(?<!${emoji})[\\u{E0020}-\\u{E007F}]`,
  'u',
);
const local = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~\\p{L}\\p{N}-]+";
const label = '[\\p{L}\\p{N}](?:[\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?';
const address = new RegExp(`^${local}(?:\\.${local})*@(?:${label}\\.)+${label}$`, 'u');

/** A connection's name: NFKC, trimmed, one line, 1 to 200 characters, nothing that cannot be seen. */
export function checkName(text: string): CheckedText<string> {
  if (text.length > 20 * maxNameLength) return { ok: false, problem: 'TOO_LONG' };
  const value = text.normalize('NFKC').trim();
  if (value === '') return { ok: false, problem: 'REQUIRED' };
  if (hasInvisible(value)) return { ok: false, problem: 'INVALID_CHARACTERS' };
  return lengthOf(value) > maxNameLength ? { ok: false, problem: 'TOO_LONG' } : { ok: true, value };
}

/** A note: trimmed, up to 2,000 characters on any number of lines; null when nothing is left. */
export function checkNote(text: string): CheckedText<string | null> {
  if (text.length > 20 * maxNoteLength) return { ok: false, problem: 'TOO_LONG' };
  const value = text.normalize('NFKC').replace(/\r\n?/g, '\n').trim();
  if (hasInvisible(value.replace(/[\n\t]/g, ' '))) return { ok: false, problem: 'INVALID_CHARACTERS' };
  if (lengthOf(value) > maxNoteLength) return { ok: false, problem: 'TOO_LONG' };
  return { ok: true, value: value === '' ? null : value };
}

/** A mailbox's address; null when nothing is left. A guest's sign-in name (`eva_a.cz#EXT#@b.onmicrosoft.com`) is one. */
export function checkMailbox(text: string): CheckedText<string | null> {
  const value = text.trim();
  if (value === '') return { ok: true, value: null };
  if (value.length > maxMailboxLength) return { ok: false, problem: 'TOO_LONG' };
  return address.test(value) ? { ok: true, value } : { ok: false, problem: 'MAILBOX_MALFORMED' };
}

function hasInvisible(text: string): boolean {
  return unprintable.test(text) || invisible.test(text) || strayEmojiPart.test(text);
}

function lengthOf(text: string): number {
  return Array.from(text).length;
}
