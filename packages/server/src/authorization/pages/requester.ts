import { html } from 'ghtml';
import type { Language } from '../../languages.js';
import { keyHolder } from '../link.js';
import { pageTexts, sentence } from './texts/index.js';

/** Who made a link, in the reader's words where it was the bearer of a key, who has no name. */
export function requesterName(requestedBy: string, language: Language): string {
  return requestedBy === keyHolder ? pageTexts[language].link.keyHolder : requestedBy;
}

/** Who can help, as a paragraph; nothing where nobody is known. */
export function helpFrom(requestedBy: string | null, language: Language): string {
  if (requestedBy === null) return '';
  const name = { strong: requesterName(requestedBy, language) };
  return html`<p class="note">!${sentence(pageTexts[language].help, { requestedBy: name })}</p>`;
}
