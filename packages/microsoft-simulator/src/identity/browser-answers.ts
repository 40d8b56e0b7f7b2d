import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Account } from '../accounts/index.js';
import { codePage, consentPage, passwordPage, pickAccountPage, refusedPage } from '../pages/sign-in-pages.js';
import { errorPage, formPostPage } from '../pages/other-pages.js';
import { type IdentityError } from './aadsts.js';
import { errorResponse } from './error-response.js';
import { tenantOfAuthority, type IdentityContext } from './identity-context.js';
import type { Interaction } from './interaction.js';
import { locationOf, type Redirection } from './redirection.js';
import { finish, nextStep, type Step } from './sign-in.js';

const cookieName = 'microsoft_simulator_session';

export function sessionIdOf(request: FastifyRequest): string | undefined {
  return request.cookies[cookieName];
}

export function setSession(reply: FastifyReply, sessionId: string): void {
  reply.setCookie(cookieName, sessionId, { path: '/', httpOnly: true, sameSite: 'lax' });
}

export function clearSession(reply: FastifyReply): void {
  reply.clearCookie(cookieName, { path: '/' });
}

/** The accounts that the browser is signed in with. */
export function signedInAccounts(context: IdentityContext, request: FastifyRequest): Account[] {
  const ids = context.sessions.accountIds(sessionIdOf(request));
  return context.directory.accounts.filter((account) => ids.includes(account.id));
}

/** An answer to the application, by a redirect or by a form. */
export function sendRedirection(
  context: IdentityContext,
  reply: FastifyReply,
  redirection: Redirection,
): FastifyReply {
  if (redirection.responseMode === 'query') return reply.redirect(locationOf(redirection), 302);
  return sendHtml(reply, formPostPage({ scenario: context.scenario.get() }, redirection));
}

export function sendHtml(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').send(text);
}

/** An error that no application may be told of, or that is none of its business. */
export function sendErrorPage(
  context: IdentityContext,
  request: FastifyRequest,
  reply: FastifyReply,
  error: IdentityError,
): FastifyReply {
  request.logged.aadsts = `AADSTS${error.code}`;
  const body = errorResponse(error, { now: context.clock.now(), url: context.url() });
  const details: [string, string][] = [
    ['Trace ID', body.trace_id],
    ['Correlation ID', body.correlation_id],
    ['Timestamp', body.timestamp],
  ];
  const frame = { scenario: context.scenario.get() };
  return sendHtml(reply.code(error.status), errorPage(frame, { message: error.message, details }));
}

/** The page that the interaction has come to; `wrong` is what was wrong with the last entry. */
export function sendStep(
  context: IdentityContext,
  reply: FastifyReply,
  interaction: Interaction,
  signedIn: readonly Account[],
  wrong: string | null = null,
): FastifyReply {
  const step = nextStep(context, interaction);
  if (step.kind === 'finished') return sendRedirection(context, reply, finish(context, interaction, step));
  return sendHtml(
    reply.code(wrong === null ? 200 : 400),
    stepPage(context, interaction, step, signedIn, wrong),
  );
}

type PageStep = Exclude<Step, { kind: 'finished' }>;

function stepPage(
  context: IdentityContext,
  interaction: Interaction,
  step: PageStep,
  signedIn: readonly Account[],
  wrong: string | null,
): string {
  const base = `/interaction/${interaction.id}`;
  const frame = {
    step: progress(context, interaction, step),
    scenario: context.scenario.get(),
    returnTo: base,
  };
  const { account } = interaction;
  if (account === null || step.kind === 'pick-account') {
    return pickAccountPage(frame, base, accountChoices(context, interaction, signedIn));
  }
  switch (step.kind) {
    case 'password':
      return passwordPage(frame, base, account, wrong);
    case 'code':
      return codePage(frame, base, account, wrong);
    case 'consent': {
      const tenant = tenantOfAuthority(interaction.request.authority) ?? context.directory.tenantOf(account);
      return consentPage(frame, base, {
        ...step,
        appName: interaction.request.application.displayName,
        tenant,
      });
    }
    case 'refused':
    case 'approval': {
      const title = step.kind === 'approval' ? 'Need admin approval' : 'You cannot sign in here';
      return refusedPage(frame, base, { title, account, message: step.error.message });
    }
  }
}

/** E.g. `step 2 of 3 · contoso.com`. */
function progress(context: IdentityContext, interaction: Interaction, step: PageStep): string {
  const { account, request } = interaction;
  const order: Step['kind'][] = [
    'pick-account',
    'password',
    ...(account?.code ? ['code' as const] : []),
    'consent',
  ];
  const position = order.indexOf(step.kind);
  const at = `step ${position === -1 ? order.length : position + 1} of ${order.length}`;
  const tenant = tenantOfAuthority(request.authority) ?? (account && context.directory.tenantOf(account));
  return tenant?.domains[0] === undefined ? at : `${at} · ${tenant.domains[0]}`;
}

function accountChoices(context: IdentityContext, interaction: Interaction, signedIn: readonly Account[]) {
  const asked = tenantOfAuthority(interaction.request.authority);
  const tenants = context.directory.tenants.filter((tenant) => tenant.cloud === context.cloud);
  const sorted = [...tenants].sort(
    (one, other) => Number(other.id === asked?.id) - Number(one.id === asked?.id),
  );
  return sorted.flatMap((tenant) =>
    context.directory
      .accountsOf(tenant)
      .map((account) => ({ account, tenant, isSignedIn: signedIn.some((one) => one.id === account.id) })),
  );
}
