import { transliterate } from 'transliteration';
import { identifierFromWords, readableName } from './identifier-rules.js';

export { identifierWithSuffix, isIdentifier } from './identifier-rules.js';

/**
 * The identifier that follows a name: letters of every script as a–z and 0–9, words joined by `-`, at most 64
 * characters, never empty.
 */
export function identifierFromName(name: string): string {
  return identifierFromWords(transliterate(readableName(name)));
}
