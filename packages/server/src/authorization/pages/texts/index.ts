import { html } from 'ghtml';
import type { Language } from '../../../languages.js';
import { cs } from './cs.js';
import { en } from './en.js';
import type { PageTexts } from './texts.js';

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en, cs };

/** A sentence as HTML: text is escaped, and what fills a placeholder as well, which stands out where it is `strong`. */
export function sentence(
  text: string,
  words: Readonly<Record<string, string | { readonly strong: string }>>,
): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) => {
      const word = words[part.slice(1, -1)];
      if (word === undefined || !part.startsWith('{')) return html`${part}`;
      return typeof word === 'string' ? html`${word}` : html`<strong>${word.strong}</strong>`;
    })
    .join('');
}
