const maxLength = 64;
const pattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
/** Longer names say nothing more in 64 characters, and transliterating a megabyte takes a while. */
const maxRead = 1_000;

/** What of a name goes into its identifier, each letter in its usual form (NFKC), to be transliterated next. */
export function readableName(name: string): string {
  return name.slice(0, maxRead).normalize('NFKC');
}

/**
 * The identifier of a transliterated name: a–z and 0–9, words joined by `-`, at most 64 characters, never empty. Pure:
 * the window proposes by it while somebody types, the server decides by it.
 */
export function identifierFromWords(transliterated: string): string {
  return shortened(joinedWords(transliterated), maxLength) || 'connection';
}

/** Lower case, and one `-` for whatever is neither letter nor digit. Of a text's parts one by one it says the same. */
export function joinedWords(transliterated: string): string {
  return (
    transliterated
      .toLowerCase()
      // An apostrophe stands inside a word: O'Neill is one.
      .replace(/['’`]/g, '')
      .replace(/[^a-z0-9]+/g, '-')
  );
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
