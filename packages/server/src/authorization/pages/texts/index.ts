import { html } from 'ghtml';
import type { Language } from '../../../languages.js';
import { cs } from './cs.js';
import { en } from './en.js';
import type { PageTexts } from './texts.js';

export const pageTexts: Readonly<Record<Language, PageTexts>> = { en, cs };

/** What fills a placeholder: text, text that stands out, or HTML whose every value is escaped. */
type Word = string | { readonly strong: string } | { readonly html: string };

/** A sentence as HTML: its text is escaped, and what fills it as well. */
export function sentence(text: string, words: Readonly<Record<string, Word>>): string {
  return text
    .split(/(\{\w+\})/)
    .map((part) => {
      const word = words[part.slice(1, -1)];
      if (word === undefined || !part.startsWith('{')) return html`${part}`;
      if (typeof word === 'string') return html`${word}`;
      return 'strong' in word ? html`<strong>${word.strong}</strong>` : word.html;
    })
    .join('');
}
