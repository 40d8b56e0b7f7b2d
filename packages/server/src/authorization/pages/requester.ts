import { html } from 'ghtml';
import type { Language } from '../../languages.js';
import type { LinkRequester } from '../link.js';
import { pageTexts, sentence } from './texts/index.js';

/** Who made a link, in the reader's words where it was the bearer of a key: what keys are called is for administrators. */
export function requesterName({ kind, name }: LinkRequester, language: Language): string {
  return kind === 'api-key' ? pageTexts[language].link.keyHolder : name;
}

/** Who can help, as a paragraph; nothing where nobody is known. */
export function helpFrom(requestedBy: LinkRequester | null, language: Language): string {
  if (requestedBy === null) return '';
  const name = { strong: requesterName(requestedBy, language) };
  return html`<p class="note">!${sentence(pageTexts[language].help, { requestedBy: name })}</p>`;
}
