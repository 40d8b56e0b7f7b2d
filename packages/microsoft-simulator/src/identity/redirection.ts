import { randomUUID } from 'node:crypto';
import { type IdentityError } from './aadsts.js';
import type { RedirectTarget } from './authorization-request.js';
import { errorResponse } from './error-response.js';
import type { IdentityContext } from './identity-context.js';
import type { ResponseMode } from './check-response-mode.js';

/** An answer that travels through the browser. */
export interface Redirection {
  readonly redirectUri: string;
  readonly responseMode: ResponseMode;
  readonly parameters: Readonly<Record<string, string>>;
}

/** `redirect_uri` with the parameters in its query, beside those that it has already (RFC 6749 §3.1.2). */
export function locationOf(redirection: Redirection): string {
  const url = new URL(redirection.redirectUri);
  for (const [name, value] of Object.entries(redirection.parameters)) url.searchParams.append(name, value);
  return url.href;
}

function redirection(target: RedirectTarget, parameters: Record<string, string>): Redirection {
  const state: Record<string, string> = target.state === null ? {} : { state: target.state };
  // Microsoft says `admin_consent=True` with errors too.
  const consent: Record<string, string> = target.kind === 'adminconsent' ? { admin_consent: 'True' } : {};
  return {
    redirectUri: target.redirectUri,
    responseMode: target.responseMode,
    parameters: { ...consent, ...parameters, ...state },
  };
}

/** RFC 6749 §4.1.2. */
export function codeRedirection(target: RedirectTarget, code: string): Redirection {
  return redirection(target, { code, session_state: randomUUID() });
}

export function adminConsentRedirection(
  target: RedirectTarget,
  tenantId: string,
  scope: string,
): Redirection {
  return redirection(target, { tenant: tenantId, scope });
}

/** RFC 6749 §4.1.2.1, with Microsoft's description. */
export function errorRedirection(
  context: IdentityContext,
  target: RedirectTarget,
  error: IdentityError,
): Redirection {
  const body = errorResponse(error, { now: context.clock.now(), url: context.url() });
  // https://learn.microsoft.com/entra/identity-platform/v2-admin-consent#error-response
  const isDeclined = target.kind === 'adminconsent' && error.code === 65004;
  return redirection(target, {
    error: isDeclined ? 'consent_required' : body.error,
    error_description: body.error_description,
    error_uri: body.error_uri,
  });
}

/** Whoever gives up before he signed in; Microsoft adds no description. */
export function cancelRedirection(target: RedirectTarget): Redirection {
  return redirection(target, { error: 'access_denied', error_subcode: 'cancel' });
}
