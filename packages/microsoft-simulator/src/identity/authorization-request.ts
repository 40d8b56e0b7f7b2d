import type { Application } from './application.js';
import { checkClient } from './check-client.js';
import { checkCloud, checkTenant, type Authority } from './check-tenant.js';
import { checkCodeChallenge, type CodeChallenge } from './check-pkce.js';
import { checkParameters, requireParameter, type Parameters } from './check-parameters.js';
import { checkPrompt, type Prompt } from './check-prompt.js';
import { checkRedirectUri } from './check-redirect-uri.js';
import { checkResponseMode, type ResponseMode } from './check-response-mode.js';
import { checkResponseType } from './check-response-type.js';
import { checkScope, type RequestedScopes } from './check-scope.js';
import type { IdentityContext } from './identity-context.js';

/** Whither an answer goes; until this is known to be right, errors are shown as a page (RFC 6749 §4.1.2.1). */
export interface RedirectTarget {
  readonly kind: 'authorize' | 'adminconsent';
  readonly authority: Authority;
  readonly application: Application;
  readonly redirectUri: string;
  readonly state: string | null;
  readonly responseMode: ResponseMode;
}

/** A request at `/authorize` or `/adminconsent` that passed its checks. */
export interface AuthorizationRequest extends RedirectTarget {
  readonly scopes: RequestedScopes;
  readonly prompt: Prompt | null;
  readonly loginHint: string | null;
  readonly nonce: string | null;
  readonly codeChallenge: CodeChallenge | null;
}

/** The parameters and where their answer goes. @throws {IdentityError} to be shown as a page */
export function checkRedirectTarget(
  context: IdentityContext,
  kind: RedirectTarget['kind'],
  segment: string,
  raw: unknown,
): { target: RedirectTarget; parameters: Parameters } {
  const authority = checkTenant(context.directory, segment);
  checkCloud(authority, context.cloud);
  const parameters = checkParameters(raw);
  const application = checkClient(context.applications, requireParameter(parameters, 'client_id'), segment);
  const redirectUri = checkRedirectUri(application, requireParameter(parameters, 'redirect_uri'));
  const state = parameters['state'] ?? null;
  const responseMode = parameters['response_mode'] === 'form_post' ? 'form_post' : 'query';
  return { target: { kind, authority, application, redirectUri, state, responseMode }, parameters };
}

/** @throws {IdentityError} to be sent to the redirect URI */
export function checkAuthorizationRequest(
  target: RedirectTarget,
  parameters: Parameters,
): AuthorizationRequest {
  checkResponseType(requireParameter(parameters, 'response_type'));
  return {
    ...target,
    responseMode: checkResponseMode(parameters['response_mode']),
    scopes: checkScope(parameters['scope'], target.authority.kind),
    prompt: checkPrompt(parameters['prompt']),
    loginHint: parameters['login_hint'] ?? null,
    nonce: parameters['nonce'] ?? null,
    codeChallenge: checkCodeChallenge(parameters['code_challenge'], parameters['code_challenge_method']),
  };
}
