import { html } from 'ghtml';
import type { Connection } from '../../connections/index.js';
import { describeFailure, failureTexts } from '../../failures/index.js';
import type { Language } from '../../languages.js';
import type { Attempt } from '../attempt.js';
import type { Link } from '../link.js';
import { markedHeading } from './mark.js';
import { utcStamp } from './moment.js';
import type { Page } from './page.js';
import { helpFrom } from './requester.js';
import { pageTexts, sentence } from './texts/index.js';

interface Retry {
  readonly action: string;
  readonly proof: string;
  readonly microsoftOrigins: readonly string[];
}

interface ResultFacts {
  readonly language: Language;
  readonly attempt: Attempt;
  readonly link: Link;
  readonly connection: Connection;
  readonly retry: Retry | null;
}

/** How it went, for somebody who came by an authorization link and has no window of ours to look at. */
export function resultPage(facts: ResultFacts): Page {
  const texts = pageTexts[facts.language].result;
  const { status, error } = facts.connection.authorization;
  switch (facts.attempt.state) {
    case 'SUCCEEDED':
      return connectedPage(facts);
    case 'REDEEMING':
    case 'WAITING_FOR_CONSENT':
      return almostDonePage(facts);
    case 'OPEN':
      return unfinishedPage(texts.notFinished, texts.notFinishedBody, facts);
    case 'REPLACED':
      return unfinishedPage(texts.over, texts.replacedBody, facts);
    case 'FAILED':
    case 'CANCELLED':
    case 'EXPIRED':
      // A success since then has cleared the failure.
      return error || status !== 'AUTHORIZED' ? failurePage(facts) : connectedPage(facts);
  }
}

function connectedPage({ language, link, connection }: ResultFacts): Page {
  const texts = pageTexts[language].result;
  const body = html`!${markedHeading('done', texts.connected)}
    <p>!${sentence(texts.connectedBody, { connection: { strong: connection.name } })}</p>
    !${helpFrom(link.requestedBy, language)}`;
  return { status: 200, language, title: texts.connectedTitle, body };
}

function almostDonePage({ language, link }: ResultFacts): Page {
  const { almostDone: title, almostDoneBody } = pageTexts[language].result;
  const body = html`!${markedHeading('waiting', title)}
    <p>${almostDoneBody}</p>
    !${helpFrom(link.requestedBy, language)}`;
  return { status: 200, language, title, body };
}

function unfinishedPage(title: string, explanation: string, facts: ResultFacts): Page {
  const { language, link, retry } = facts;
  const { tryAgainRemedy, newLinkRemedy } = pageTexts[language].result;
  const body = html`!${markedHeading('over', title)}
    <p>${explanation}</p>
    <p>${retry ? tryAgainRemedy : newLinkRemedy}</p>
    !${retryForm(facts)} !${helpFrom(link.requestedBy, language)}`;
  return { status: 200, language, title, body, formTargets: retry?.microsoftOrigins };
}

function failurePage(facts: ResultFacts): Page {
  const { language, link, connection, retry } = facts;
  const texts = pageTexts[language].result;
  const { error } = connection.authorization;
  if (!error) return unfinishedPage(texts.over, texts.overBody, facts);
  const { title, explanation, remedy } = describeFailure(error, connection, failureTexts[language]);
  const body = html`!${markedHeading('failed', title)}
    <p>${explanation}</p>
    <p>${remedy}</p>
    !${retryForm(facts)} !${helpFrom(link.requestedBy, language)}
    <details>
      <summary>${texts.support}</summary>
      <dl>
        <dt>${texts.code}</dt>
        <dd>${error.aadsts ?? error.code}</dd>
        <dt>${texts.message}</dt>
        <dd lang="en">${error.message ?? '–'}</dd>
        <dt>Correlation ID</dt>
        <dd>${error.correlationId ?? '–'}</dd>
        <dt>Trace ID</dt>
        <dd>${error.traceId ?? '–'}</dd>
        <dt>${texts.time}</dt>
        <dd>${utcStamp(error.occurredAt)}</dd>
      </dl>
    </details>`;
  return { status: 200, language, title, body, formTargets: retry?.microsoftOrigins };
}

function retryForm({ language, retry }: ResultFacts): string {
  if (!retry) return '';
  return html`<form method="post" action="${retry.action}">
    <input type="hidden" name="proof" value="${retry.proof}" />
    <button type="submit" class="primary">${pageTexts[language].result.tryAgain}</button>
  </form>`;
}
