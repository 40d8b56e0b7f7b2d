import { html } from 'ghtml';
import { failureTexts, type RefusalCode, refusalStatuses } from '../../failures/index.js';
import type { Language } from '../../languages.js';
import type { LinkRequester } from '../link.js';
import { type Mark, markedHeading } from './mark.js';
import type { Page } from './page.js';
import { helpFrom } from './requester.js';
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

const marks: Partial<Record<RefusalCode, Mark>> = {
  LINK_USED: 'done',
  LINK_NOT_NEEDED: 'done',
  LINK_EXPIRED: 'waiting',
  LINK_WITHDRAWN: 'over',
  LINK_REPLACED: 'over',
  START_ENDED: 'over',
  START_EXPIRED: 'waiting',
};

/**
 * The page for what cannot go on: what happened, what to do and who can do it.
 *
 * @param requestedBy who made the link that it is about, if one is known
 */
export function refusalPage(
  refusal: RefusalCode,
  language: Language,
  requestedBy: LinkRequester | null = null,
): Page {
  const { title, explanation, remedy } = failureTexts[language].refusals[refusal];
  const body = html`!${markedHeading(marks[refusal] ?? 'failed', title)}
    <p>${explanation}</p>
    <p>${remedy}</p>
    !${mendedInWindow.has(refusal) ? html`<a class="button" href="/connections">${pageTexts[language].toWindow}</a>` : ''}
    !${helpFrom(requestedBy, language)}`;
  return { status: refusalStatuses[refusal], language, title, body };
}
