import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type ConnectionService, globalIdOf } from '../connections/index.js';
import {
  AppRegistrationMissingError,
  MicrosoftUnavailableError,
  TenantUnknownError,
} from '../microsoft/index.js';
import type { Attempt } from './attempt.js';
import { pageLanguage } from '../page-language.js';
import type { Callback } from './callback/callback.js';
import { readCallbackFields, readCallbackQuery } from './callback/callback-query.js';
import { linkCookieName, openingCookieName, setAuthCookie } from './cookies.js';
import type { OpenedAttempt, Openings } from './opening.js';
import type { Page } from './pages/page.js';
import { refusalPage } from './pages/refusal-page.js';

/** Whether it has answered. */
export type OtherCallback = (request: FastifyRequest, reply: FastifyReply) => Promise<boolean>;

export interface RouteDependencies {
  readonly openings: Openings;
  readonly callback: Callback;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly publicUrl: string;
  readonly sendPage: (reply: FastifyReply, page: Page) => FastifyReply;
  readonly otherCallback: OtherCallback;
}

// No server takes a longer address by GET, which is what the answer to a POST leads to (Node.js: 16 KiB of headers).
const maxCallbackBytes = 8 * 1024;

/** `/auth/start/…` and `/auth/callback`: from the hub to Microsoft and back. */
export function registerSignInRoutes(app: FastifyInstance, deps: RouteDependencies): void {
  const isSecure = deps.publicUrl.startsWith('https:');

  app.get<{ Params: { attempt: string } }>(
    '/auth/start/:attempt',
    { exposeHeadRoute: false },
    async (request, reply) => {
      const { attempt } = request.params;
      const opened = await deps.openings.open(attempt, (linkId) => secretOf(request, linkId));
      if (typeof opened !== 'string') return sendToMicrosoft(reply, opened, isSecure);
      // The browser's Back after a finished sign-in comes here: it is led to where the outcome is shown.
      const ended = opened === 'ENDED' ? await deps.openings.ended(attempt, request.cookies) : null;
      return ended
        ? reply.header('cache-control', 'no-store').redirect(outcomePlace(deps.publicUrl, ended), 303)
        : deps.sendPage(reply, refusalPage(`START_${opened}`, pageLanguage(request)));
    },
  );

  app.get('/auth/callback', { exposeHeadRoute: false }, async (request, reply) => {
    if (await deps.otherCallback(request, reply)) return reply;
    const result = await deps.callback.handle(request.query, request.cookies);
    if (result.kind === 'refused')
      return deps.sendPage(reply, refusalPage(result.reason, pageLanguage(request)));
    if (result.kind === 'onward') return sendToMicrosoft(reply, result.opened, isSecure);
    const notice = result.kind === 'ended' ? noticeOf(result.attempt) : null;
    return reply.redirect(outcomePlace(deps.publicUrl, result, notice), 303);
  });

  // A cross-site POST carries no SameSite=Lax cookie; the same answer as a GET does.
  app.post('/auth/callback', { bodyLimit: maxCallbackBytes }, async (request, reply) => {
    const fields = readCallbackFields(request.body);
    if (fields === null || readCallbackQuery(request.body) === null)
      return deps.sendPage(reply, refusalPage('CALLBACK_UNKNOWN', pageLanguage(request)));
    return reply.redirect(
      `${deps.publicUrl}/auth/callback?${new URLSearchParams([...fields]).toString()}`,
      303,
    );
  });

  app.setErrorHandler((error, request, reply) => {
    if (error instanceof MicrosoftUnavailableError)
      return deps.sendPage(reply, refusalPage('MICROSOFT_UNAVAILABLE', pageLanguage(request)));
    if (error instanceof TenantUnknownError)
      return deps.sendPage(reply, refusalPage('TENANT_UNKNOWN', pageLanguage(request)));
    if (error instanceof AppRegistrationMissingError) {
      return deps.sendPage(reply, refusalPage('APP_REGISTRATION_MISSING', pageLanguage(request)));
    }
    throw error;
  });
}

/** The browser's secret for a link, out of its cookie. */
export function secretOf(request: FastifyRequest, linkId: string): string | undefined {
  return request.cookies[linkCookieName(linkId)]?.split('.')[0];
}

/** Where the outcome of an attempt is shown: in the window, or on a page for who came by a link. */
function outcomePlace(
  publicUrl: string,
  { attempt, openingId }: { attempt: Attempt; openingId: string },
  notice: string | null = null,
): string {
  if (attempt.linkId) return `${publicUrl}/auth/result/${openingId}`;
  const window = new URL(`${publicUrl}/connections`);
  window.searchParams.set('connection', globalIdOf('Connection', attempt.connectionId));
  if (notice) window.searchParams.set('notice', notice);
  return window.href;
}

/** What the window says of a callback whose attempt had ended before. */
function noticeOf({ state }: Attempt): string | null {
  if (state === 'REPLACED') return 'CALLBACK_REPLACED';
  return state === 'SUCCEEDED' || state === 'FAILED' || state === 'CANCELLED' ? 'CALLBACK_REPLAYED' : null;
}

function sendToMicrosoft(reply: FastifyReply, opened: OpenedAttempt, isSecure: boolean): FastifyReply {
  setAuthCookie(reply, openingCookieName(opened.openingId), opened.cookie, {
    isSecure,
    maxAgeSeconds: opened.secondsLeft,
  });
  return reply.header('cache-control', 'no-store').redirect(opened.location, 302);
}
