import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Ambient } from '../ambient.js';
import { accessOf, type ConnectionService, connectionTypeDeclarations } from '../connections/index.js';
import type { AttemptRepository } from './attempt.repository.js';
import { pageLanguage } from '../page-language.js';
import { checkCookie } from './callback/check-cookie.js';
import { linkCookieName, setAuthCookie } from './cookies.js';
import type { Link } from './link.js';
import type { LinkRepository } from './link.repository.js';
import { formProof, type Links, otherBrowser, type RefusedLink, unknownLink } from './links.js';
import type { MicrosoftGrants } from './microsoft-grants.js';
import { linkPage } from './pages/link-page.js';
import type { Page } from './pages/page.js';
import { refusalPage } from './pages/refusal-page.js';
import { resultPage } from './pages/result-page.js';
import { secretOf } from './routes.js';

export interface LinkRouteDependencies {
  readonly ambient: Ambient;
  readonly links: Links;
  readonly linkRows: LinkRepository;
  readonly attempts: AttemptRepository;
  readonly connections: Pick<ConnectionService, 'get'>;
  readonly grants: Pick<MicrosoftGrants, 'microsoftOrigins'>;
  readonly publicUrl: string;
  readonly sendPage: (reply: FastifyReply, page: Page) => FastifyReply;
}

const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/** `/auth/link/…` and `/auth/result/…`: for the person who was sent an authorization link and has no account here. */
export function registerLinkRoutes(app: FastifyInstance, deps: LinkRouteDependencies): void {
  const isSecure = deps.publicUrl.startsWith('https:');
  const refuse = (reply: FastifyReply, { refusal, requestedBy }: RefusedLink) =>
    deps.sendPage(reply, refusalPage(refusal, pageLanguage(reply.request), requestedBy));

  // Mail scanners fetch with HEAD and GET: both only look.
  app.get<{ Params: { token: string } }>('/auth/link/:token', async (request, reply) => {
    const { token } = request.params;
    const seen = tokenPattern.test(token)
      ? await deps.links.look(token, (linkId) => secretOf(request, linkId))
      : unknownLink;
    if ('refusal' in seen) return refuse(reply, seen);
    const { link, connection } = seen;
    const secret = secretOf(request, link.id) ?? deps.ambient.randomToken(32);
    const secondsLeft = Math.ceil((Date.parse(link.expiresAt) - deps.ambient.now().getTime()) / 1000);
    // The token rides along so that the result page can offer the same form again.
    setAuthCookie(reply, linkCookieName(link.id), `${secret}.${token}`, {
      isSecure,
      maxAgeSeconds: secondsLeft,
    });
    const page = linkPage({
      language: pageLanguage(request),
      link,
      connection,
      declaration: { ...connectionTypeDeclarations[connection.type], ...accessOf(connection) },
      action: `/auth/link/${token}`,
      proof: formProof(secret, link.id),
      microsoftOrigins: deps.grants.microsoftOrigins(),
    });
    return deps.sendPage(reply, page);
  });

  app.post<{ Params: { token: string } }>('/auth/link/:token', async (request, reply) => {
    const { token } = request.params;
    const seen = tokenPattern.test(token)
      ? await deps.links.look(token, (linkId) => secretOf(request, linkId))
      : unknownLink;
    if ('refusal' in seen) return refuse(reply, seen);
    const secret = secretOf(request, seen.link.id);
    const begun = secret ? await deps.links.begin(token, secret, proofOf(request)) : otherBrowser(seen.link);
    if ('refusal' in begun) return refuse(reply, begun);
    return reply
      .header('cache-control', 'no-store')
      .redirect(`${deps.publicUrl}/auth/start/${begun.id}`, 303);
  });

  app.get<{ Params: { opening: string } }>('/auth/result/:opening', async (request, reply) => {
    const opening = await deps.attempts.findOpeningById(request.params.opening);
    if (!opening || !checkCookie(opening, request.cookies)) {
      return deps.sendPage(reply, refusalPage('CALLBACK_OTHER_BROWSER', pageLanguage(request)));
    }
    const attempt = await deps.attempts.find(opening.attemptId);
    const connection = attempt && (await deps.connections.get(attempt.connectionId));
    const link = attempt?.linkId ? await deps.linkRows.findById(attempt.linkId) : null;
    if (!attempt || !link || !connection) return refuse(reply, unknownLink);
    const retry = retryWith(request, link, deps);
    return deps.sendPage(
      reply,
      resultPage({ language: pageLanguage(request), attempt, link, connection, retry }),
    );
  });
}

/** The form to try again with, while the link is open and belongs to this browser. */
function retryWith(request: FastifyRequest, link: Link, { grants }: LinkRouteDependencies) {
  const [secret, token] = (request.cookies[linkCookieName(link.id)] ?? '').split('.');
  if (!secret || !token || link.state !== 'OPEN') return null;
  return {
    action: `/auth/link/${token}`,
    proof: formProof(secret, link.id),
    microsoftOrigins: grants.microsoftOrigins(),
  };
}

function proofOf(request: FastifyRequest): string {
  const body: unknown = request.body;
  if (typeof body !== 'object' || body === null || !('proof' in body)) return '';
  return typeof body.proof === 'string' ? body.proof : '';
}
