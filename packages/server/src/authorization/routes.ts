import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ConnectionService, globalIdOf } from '../connections/index.js';
import {
  AppRegistrationMissingError,
  MicrosoftUnavailableError,
  TenantUnknownError,
} from '../microsoft/index.js';
import type { Callback } from './callback/callback.js';
import { linkCookieName, openingCookieName, setAuthCookie } from './cookies.js';
import type { OpenedAttempt, Openings } from './opening.js';
import type { Page } from './pages/page.js';
import { refusalPage } from './pages/refusal-page.js';

export interface RouteDependencies {
  readonly openings: Openings;
  readonly callback: Callback;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly publicUrl: string;
  readonly sendPage: (reply: FastifyReply, page: Page) => FastifyReply;
}

/** `/auth/start/…` and `/auth/callback`: from the hub to Microsoft and back. */
export function registerSignInRoutes(app: FastifyInstance, deps: RouteDependencies): void {
  const isSecure = deps.publicUrl.startsWith('https:');

  app.get<{ Params: { attempt: string } }>(
    '/auth/start/:attempt',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const opened = await deps.openings.open(request.params.attempt, (linkId) => secretOf(request, linkId));
      if (typeof opened === 'string') return deps.sendPage(reply, refusalPage(`START_${opened}`));
      return sendToMicrosoft(reply, opened, isSecure);
    },
  );

  app.get('/auth/callback', { exposeHeadRoute: false }, async (request, reply) => {
    const result = await deps.callback.handle(request.query, request.cookies);
    if (result.kind === 'refused') return deps.sendPage(reply, refusalPage(result.reason));
    if (result.kind === 'onward') return sendToMicrosoft(reply, result.opened, isSecure);
    const { attempt, openingId } = result;
    if (attempt.linkId) return reply.redirect(`${deps.publicUrl}/auth/result/${openingId}`, 303);
    const window = new URL(`${deps.publicUrl}/connections`);
    window.searchParams.set('connection', globalIdOf('Connection', attempt.connectionId));
    if (result.kind === 'ended' && attempt.state === 'REPLACED')
      window.searchParams.set('notice', 'CALLBACK_REPLACED');
    if (result.kind === 'ended' && isFinished(attempt.state))
      window.searchParams.set('notice', 'CALLBACK_REPLAYED');
    return reply.redirect(window.href, 303);
  });

  // A cross-site POST carries no SameSite=Lax cookie; the same answer as a GET does.
  app.post('/auth/callback', async (request, reply) => {
    const fields = new URLSearchParams();
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>)) {
      if (typeof value === 'string') fields.append(name, value);
    }
    return reply.redirect(`${deps.publicUrl}/auth/callback?${fields.toString()}`, 303);
  });

  app.setErrorHandler((error, _request, reply) => {
    if (error instanceof MicrosoftUnavailableError)
      return deps.sendPage(reply, refusalPage('MICROSOFT_UNAVAILABLE'));
    if (error instanceof TenantUnknownError) return deps.sendPage(reply, refusalPage('TENANT_UNKNOWN'));
    if (error instanceof AppRegistrationMissingError) {
      return deps.sendPage(reply, refusalPage('APP_REGISTRATION_MISSING'));
    }
    throw error;
  });
}

/** The browser's secret for a link, out of its cookie. */
export function secretOf(request: FastifyRequest, linkId: string): string | undefined {
  return request.cookies[linkCookieName(linkId)]?.split('.')[0];
}

function isFinished(state: string): boolean {
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED';
}

function sendToMicrosoft(reply: FastifyReply, opened: OpenedAttempt, isSecure: boolean): FastifyReply {
  setAuthCookie(reply, openingCookieName(opened.openingId), opened.cookie, {
    isSecure,
    maxAgeSeconds: opened.secondsLeft,
  });
  return reply.header('cache-control', 'no-store').redirect(opened.location, 302);
}
