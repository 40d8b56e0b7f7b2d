import { transliterate } from 'transliteration';

const maxLength = 64;
const pattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Longer names say nothing more in 64 characters, and transliterating a megabyte takes a while. */
const maxRead = 1_000;

/**
 * The identifier that follows a name: letters of every script as a–z and 0–9, words joined by `-`, at most 64
 * characters, never empty. Pure: the window proposes with it while somebody types, the server decides with it.
 */
export function identifierFromName(name: string): string {
  const readable = name.slice(0, maxRead).normalize('NFKC');
  const words = transliterate(readable)
    .toLowerCase()
    // An apostrophe stands inside a word: O'Neill is one.
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9]+/g, '-');
  return shortened(words, maxLength) || 'connection';
}

/** Whether `text` could be an identifier. */
export function isIdentifier(text: string): boolean {
  return text.length <= maxLength && pattern.test(text);
}

/** `sales` → `sales-2`, still at most 64 characters; `n` counts from 2. */
export function identifierWithSuffix(base: string, n: number): string {
  const suffix = `-${n}`;
  return `${shortened(base, maxLength - suffix.length)}${suffix}`;
}

function shortened(text: string, length: number): string {
  return text.replace(/^-+/, '').slice(0, length).replace(/-+$/, '');
}
