import { html } from 'ghtml';
import { type Connection, describeFailure } from '../../connections/index.js';
import type { Page } from './page.js';

interface Retry {
  readonly action: string;
  readonly proof: string;
  readonly microsoftOrigins: readonly string[];
}

/** How it went, for somebody who came by an authorization link and has no window of ours to look at. */
export function resultPage(connection: Connection, retry: Retry | null): Page {
  const { status, error } = connection.authorization;
  if (error) return failurePage(connection, retry);
  if (status === 'AWAITING_SIGN_IN') {
    return page(
      'Almost done',
      html`<h1>Almost done</h1>
        <p>
          Microsoft accepted your consent and needs up to 90 seconds to act on it. You can close this page.
        </p>`,
    );
  }
  return page(
    'Connected',
    html`<h1>The connection has been successfully authorized.</h1>
      <p>
        <strong>${connection.name}</strong> is connected. Whoever asked you sees it already. You can close
        this page.
      </p>`,
  );
}

function failurePage(connection: Connection, retry: Retry | null): Page {
  const { error } = connection.authorization;
  if (!error) return page('Connected', '');
  const { title, explanation, remedy } = describeFailure(error, connection);
  const again = retry
    ? html`<form method="post" action="${retry.action}">
        <input type="hidden" name="proof" value="${retry.proof}" />
        <button type="submit" class="primary">Try again</button>
      </form>`
    : '';
  const body = html`<h1>${title}</h1>
    <p>${explanation}</p>
    <p>${remedy}</p>
    !${again}
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

function page(title: string, body: string): Page {
  return { status: 200, title, body };
}
