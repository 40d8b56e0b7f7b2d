import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { signedOutPage } from '../pages/other-pages.js';
import { IdentityError } from './aadsts.js';
import { checkAdminConsentRequest } from './admin-consent-request.js';
import {
  checkAuthorizationRequest,
  checkRedirectTarget,
  type AuthorizationRequest,
} from './authorization-request.js';
import { beginSignIn, signInSilently } from './begin-sign-in.js';
import {
  clearSession,
  sendErrorPage,
  sendHtml,
  sendRedirection,
  sendStep,
  sessionIdOf,
  signedInAccounts,
} from './browser-answers.js';
import type { IdentityContext } from './identity-context.js';
import { interactionRoutes } from './interaction-routes.js';
import { errorRedirection } from './redirection.js';

interface TenantParams {
  Params: { tenant: string };
}

/** Where browsers are sent by applications, and the pages that follow. */
export function browserRoutes(app: FastifyInstance, context: IdentityContext): void {
  app.setErrorHandler((error, request, reply) => {
    if (error instanceof IdentityError) return sendErrorPage(context, request, reply, error);
    throw error;
  });

  app.route<TenantParams>({
    method: ['GET', 'POST'],
    url: '/:tenant/oauth2/v2.0/authorize',
    config: { kind: 'authorize' },
    handler: (request, reply) => begin(context, request, reply, 'authorize', true),
  });

  for (const [url, isVersion2] of [
    ['/:tenant/v2.0/adminconsent', true],
    ['/:tenant/adminconsent', false],
  ] as const) {
    app.get<TenantParams>(url, { config: { kind: 'adminconsent' } }, (request, reply) =>
      begin(context, request, reply, 'adminconsent', isVersion2),
    );
  }

  app.get('/:tenant/oauth2/v2.0/logout', (request, reply) => {
    context.sessions.signOut(sessionIdOf(request));
    clearSession(reply);
    return sendHtml(reply, signedOutPage({ scenario: context.scenario.get() }));
  });

  interactionRoutes(app, context);
}

function begin(
  context: IdentityContext,
  request: FastifyRequest<TenantParams>,
  reply: FastifyReply,
  kind: 'authorize' | 'adminconsent',
  isVersion2: boolean,
): FastifyReply {
  const raw = request.method === 'POST' ? request.body : request.query;
  const { target, parameters } = checkRedirectTarget(context, kind, request.params.tenant, raw);
  request.logged.clientId = target.application.clientId;
  request.logged.scope = parameters['scope'] ?? null;
  let checked: AuthorizationRequest;
  try {
    checked =
      kind === 'authorize'
        ? checkAuthorizationRequest(target, parameters)
        : checkAdminConsentRequest(target, parameters, isVersion2);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
    request.logged.aadsts = `AADSTS${error.code}`;
    return sendRedirection(context, reply, errorRedirection(context, target, error));
  }
  const signedIn = signedInAccounts(context, request);
  const interaction = beginSignIn(context, checked, signedIn);
  if (checked.prompt === 'none') return sendRedirection(context, reply, signInSilently(context, interaction));
  return sendStep(context, reply, interaction, signedIn);
}
