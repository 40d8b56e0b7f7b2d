import { transliterate } from 'transliteration';
import type { Plugin } from 'vite';
import { joinedWords } from '../../server/src/connections/identifier-rules.js';

/** First letter of the table, and the first beyond it: Chinese, Japanese and Korean, nine tenths of the library's. */
const from = 0x80;
const to = 0x2e80;

const name = 'virtual:letters';

/**
 * Gives the window `virtual:letters`: how the hub's library writes each letter of the alphabets from U+0080 to U+2E7F,
 * taken from that library as the window is built. The whole library would be a sixth of the window.
 */
export function letters(): Plugin {
  return {
    name: 'letters',
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load(id) {
      if (id !== `\0${name}`) return undefined;
      const written = Array.from({ length: to - from }, (_, index) =>
        joinedWords(transliterate(String.fromCharCode(from + index))),
      );
      return `export const from = ${from};\nexport const letters = ${JSON.stringify(written.join(' '))}.split(' ');\n`;
    },
  };
}
