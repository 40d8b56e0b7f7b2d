import { html } from 'ghtml';
import type { Redirection } from '../identity/redirection.js';
import { page, type PageFrame } from './layout.js';

type Frame = Omit<PageFrame, 'title' | 'returnTo'>;

/** What cannot be sent back to an application, since it is not known to be one. */
export function errorPage(
  frame: Frame,
  facts: { message: string; details: readonly [string, string][] },
): string {
  return page(
    { ...frame, title: 'The sign-in cannot go on', returnTo: '/' },
    html`<p class="problem" role="alert">${facts.message}</p>
      <ul class="list">
        !${facts.details.map(
          ([name, value]) =>
            html`<li>
              <p class="muted">${name}</p>
              <code>${value}</code>
            </li>`,
        )}
      </ul>`,
  );
}

/** An interaction that is over, or older than an hour. */
export function expiredPage(frame: Frame): string {
  return page(
    { ...frame, title: 'This sign-in is over', returnTo: '/' },
    html`<p>Go back to the application and start again.</p>`,
  );
}

/** After signing out. */
export function signedOutPage(frame: Frame): string {
  return page({ ...frame, title: 'Signed out', returnTo: '/' }, html`<p>You can close this page.</p>`);
}

/** OAuth 2.0 Form Post Response Mode §2: a form that sends itself, or by its button where scripts are off. */
export function formPostPage(frame: Frame, redirection: Redirection): string {
  const inputs = Object.entries(redirection.parameters).map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return page(
    { ...frame, title: 'Back to the application', returnTo: '/', script: '/assets/form-post.js' },
    html`<form method="post" action="${redirection.redirectUri}" class="actions">
      !${inputs}<button class="primary">Continue</button>
    </form>`,
  );
}
