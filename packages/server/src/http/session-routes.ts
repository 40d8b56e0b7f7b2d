import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessService } from '../access/index.js';
import { pageLanguage } from '../page-language.js';
import { clientAddress } from './client-address.js';
import { refuseLink, registerInvitationRoutes } from './invitation-routes.js';
import { isForeignOrigin, isOwnOrigin } from './origin.js';
import { originOf } from './own-routes.js';
import { registerPasswordResetRoutes } from './password-reset-routes.js';
import { registerAccountRoutes } from './account-routes.js';
import { registerSecondFactorRoutes } from './second-factor-routes.js';
import { SessionCookies } from './session-cookies.js';
import { refuse, refuseForNow } from './session-refusals.js';
import type { SignOnDoor } from './sign-on-routes.js';

export interface SessionRouteOptions {
  readonly access: AccessService;
  readonly publicUrl: string;
  readonly isSimulated: boolean;
  readonly signOn: SignOnDoor;
}

const signInBody = z.object({ email: z.string(), password: z.string() });
const setupLinkBody = z.object({ token: z.string() });
const setupBody = z.object({ token: z.string(), name: z.string(), email: z.string(), password: z.string() });

/** `/session` and `/setup`: who is signed in at the window, sign-in, sign-out, and the one-time link of an administrator. */
export function registerSessionRoutes(app: FastifyInstance, options: SessionRouteOptions): void {
  const { access, publicUrl, isSimulated } = options;
  const cookies = new SessionCookies(access.sessions.cookieName);

  app.addHook('onRequest', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (isUnsafe(request) && !mayChange(request, options))
      return refuse(reply, 403, { code: 'FOREIGN_ORIGIN' });
    return undefined;
  });

  // Whoever uses the window in a language is written to in it.
  const rememberLanguage = ({ id }: { id: string }, request: FastifyRequest): Promise<void> =>
    access.addresses.rememberLanguage(id, pageLanguage(request));

  app.get('/session', async (request) => {
    const administrator = await access.administratorOf(request.headers.cookie);
    if (administrator) await rememberLanguage(administrator, request);
    const setupRequired = await access.isSetupRequired();
    const signOn = administrator ? [] : await options.signOn.choices();
    return { administrator, setupRequired, publicUrl, isSimulated, signOn };
  });

  app.post('/session', async (request, reply) => {
    const body = signInBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const result = await access.signIns.byPassword(body.data, originOf(request));
    if ('administrator' in result) {
      await rememberLanguage(result.administrator, request);
      return cookies.answer(reply, 200, result);
    }
    if ('secondStep' in result) return cookies.askForSecondStep(reply, result);
    if (result.code === 'TOO_MANY_ATTEMPTS') return refuseForNow(reply, result);
    return refuse(reply, 401, result);
  });

  app.delete('/session', async (request, reply) => {
    await access.signOut(request.headers.cookie, clientAddress(request));
    return cookies.clear(reply).code(204).send();
  });

  // By POST, for the token is in no address that a log or a proxy keeps.
  app.post('/setup/link', async (request, reply) => {
    const body = setupLinkBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const refusal = await access.links.refusalOfSetupLink(body.data.token, clientAddress(request));
    return refusal ? refuseLink(reply, refusal) : reply.code(204).send();
  });

  app.post('/setup', async (request, reply) => {
    const body = setupBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const { address, userAgent } = originOf(request);
    const result = await access.links.setUp(body.data.token, body.data, address, userAgent);
    if ('administrator' in result) {
      await rememberLanguage(result.administrator, request);
      return cookies.answer(reply, 201, result);
    }
    if ('secondStep' in result) return cookies.askForSecondStep(reply, result);
    return 'field' in result ? refuse(reply, 422, result) : refuseLink(reply, result);
  });

  registerAccountRoutes(app, access);
  options.signOn.registerAccount(app);
  registerPasswordResetRoutes(app, { access, cookies, onSignedIn: rememberLanguage });
  registerInvitationRoutes(app, { access, cookies, onSignedIn: rememberLanguage });
  registerSecondFactorRoutes(app, { access, cookies, onSignedIn: rememberLanguage });
}

function isUnsafe(request: FastifyRequest): boolean {
  return request.method !== 'GET' && request.method !== 'HEAD';
}

/** A request that brings a session must prove that our own page caused it; any other must not be a foreign page's. */
function mayChange({ headers }: FastifyRequest, { access, publicUrl }: SessionRouteOptions): boolean {
  const bringsSession = headers.cookie?.includes(`${access.sessions.cookieName}=`) ?? false;
  return bringsSession ? isOwnOrigin(headers, publicUrl) : !isForeignOrigin(headers, publicUrl);
}
