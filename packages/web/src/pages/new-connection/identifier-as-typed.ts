import { identifierFromWords, readableName } from '@landbridge/server/identifier-rules';
import { from, letters } from 'virtual:letters';

/**
 * The identifier that the hub gives a name, at once and without asking it; undefined where the name holds a letter of a
 * script whose table the hub alone has (Chinese, Japanese and Korean, and what stands beyond U+FFFF).
 */
export function identifierAsTyped(name: string): string | undefined {
  let words = '';
  for (const letter of readableName(name)) {
    const code = letter.codePointAt(0) ?? 0;
    const written = code < from ? letter : letters[code - from];
    if (written === undefined) return undefined;
    words += written;
  }
  return identifierFromWords(words);
}
