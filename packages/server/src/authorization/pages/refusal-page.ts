import { html } from 'ghtml';
import { failureTexts, type RefusalCode, refusalStatuses } from '../../failures/index.js';
import type { Language } from '../../languages.js';
import type { Page } from './page.js';
import { pageTexts } from './texts/index.js';

/** Refusals whose remedy is in the window; whoever was sent a link has no window to go to. */
const mendedInWindow: ReadonlySet<RefusalCode> = new Set([
  'CALLBACK_UNKNOWN',
  'CALLBACK_OTHER_BROWSER',
  'CALLBACK_OTHER_ISSUER',
  'START_UNKNOWN',
  'START_ENDED',
  'START_EXPIRED',
  'START_TOO_MANY_OPENINGS',
  'TENANT_UNKNOWN',
]);

/** The page for what cannot go on: what happened, what to do and who can do it. */
export function refusalPage(refusal: RefusalCode, language: Language): Page {
  const { title, explanation, remedy } = failureTexts[language].refusals[refusal];
  const body = html`<h1>${title}</h1>
    <p>${explanation}</p>
    <p>${remedy}</p>
    !${mendedInWindow.has(refusal) ? html`<a class="button" href="/connections">${pageTexts[language].toWindow}</a>` : ''}`;
  return { status: refusalStatuses[refusal], language, title, body };
}
