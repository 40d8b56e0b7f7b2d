import { html } from 'ghtml';
import type { Connection } from '../../connections/index.js';
import { describeFailure, failureTexts } from '../../failures/index.js';
import type { Attempt } from '../attempt.js';
import type { Page } from './page.js';

interface Retry {
  readonly action: string;
  readonly proof: string;
  readonly microsoftOrigins: readonly string[];
}

/** How it went, for somebody who came by an authorization link and has no window of ours to look at. */
export function resultPage(attempt: Attempt, connection: Connection, retry: Retry | null): Page {
  const { status, error } = connection.authorization;
  switch (attempt.state) {
    case 'SUCCEEDED':
      return connectedPage(connection);
    case 'REDEEMING':
    case 'WAITING_FOR_CONSENT':
      return almostDonePage();
    case 'OPEN':
      return unfinishedPage('This sign-in is not finished', 'Microsoft has not answered yet.', retry);
    case 'REPLACED':
      return unfinishedPage(
        'This sign-in is over',
        'Another sign-in has taken its place, or the link has been withdrawn. What you did at Microsoft changed nothing here.',
        retry,
      );
    case 'FAILED':
    case 'CANCELLED':
    case 'EXPIRED':
      // A success since then has cleared the failure.
      return error || status !== 'AUTHORIZED' ? failurePage(connection, retry) : connectedPage(connection);
  }
}

function connectedPage({ name }: Connection): Page {
  return page(
    'Connected',
    html`<h1>The connection has been successfully authorized.</h1>
      <p>
        <strong>${name}</strong> is connected. Whoever asked you sees it already. You can close this page.
      </p>`,
  );
}

function almostDonePage(): Page {
  return page(
    'Almost done',
    html`<h1>Almost done</h1>
      <p>
        Microsoft accepted your consent and needs up to 90 seconds to act on it. You can close this page.
      </p>`,
  );
}

function unfinishedPage(title: string, explanation: string, retry: Retry | null): Page {
  const remedy = retry
    ? 'If you still want to connect it, try again.'
    : 'If you still expect to connect something, ask whoever sent the link for a new one.';
  const body = html`<h1>${title}</h1>
    <p>${explanation}</p>
    <p>${remedy}</p>
    !${retryForm(retry)}`;
  return { ...page(title, body), formTargets: retry?.microsoftOrigins };
}

function failurePage(connection: Connection, retry: Retry | null): Page {
  const { error } = connection.authorization;
  if (!error) return unfinishedPage('This sign-in is over', 'It was not finished.', retry);
  const { title, explanation, remedy } = describeFailure(error, connection, failureTexts.en);
  const body = html`<h1>${title}</h1>
    <p>${explanation}</p>
    <p>${remedy}</p>
    !${retryForm(retry)}
    <details>
      <summary>Details for Microsoft support</summary>
      <dl>
        <dt>Code</dt>
        <dd>${error.aadsts ?? error.code}</dd>
        <dt>Microsoft’s message</dt>
        <dd>${error.message ?? '–'}</dd>
        <dt>Correlation ID</dt>
        <dd>${error.correlationId ?? '–'}</dd>
        <dt>Trace ID</dt>
        <dd>${error.traceId ?? '–'}</dd>
        <dt>Time</dt>
        <dd>${error.occurredAt}</dd>
      </dl>
    </details>`;
  return { ...page(title, body), formTargets: retry?.microsoftOrigins };
}

function retryForm(retry: Retry | null): string {
  if (!retry) return '';
  return html`<form method="post" action="${retry.action}">
    <input type="hidden" name="proof" value="${retry.proof}" />
    <button type="submit" class="primary">Try again</button>
  </form>`;
}

function page(title: string, body: string): Page {
  return { status: 200, title, body };
}
