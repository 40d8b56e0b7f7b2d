import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessService, Administrator, LinkRefusal } from '../access/index.js';
import { clientAddress } from './client-address.js';
import { originOf } from './own-routes.js';
import type { SessionCookies } from './session-cookies.js';
import { refuse, refuseForNow } from './session-refusals.js';

export interface InvitationRouteOptions {
  readonly access: AccessService;
  readonly cookies: SessionCookies;
  /** Told of everybody who signs in. */
  readonly onSignedIn: (administrator: Administrator, request: FastifyRequest) => Promise<void>;
}

const linkBody = z.object({ token: z.string() });
const acceptanceBody = z.object({ token: z.string(), name: z.string(), password: z.string() });

/** `/invitation`: what an invitation's link opens, and accepting it. By POST, for the token is in no address that a log keeps. */
export function registerInvitationRoutes(app: FastifyInstance, options: InvitationRouteOptions): void {
  const { access, cookies, onSignedIn } = options;

  app.post('/invitation/link', async (request, reply) => {
    const body = linkBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const found = await access.links.invitation(body.data.token, clientAddress(request));
    if ('code' in found) return refuseLink(reply, found);
    const { email, name, role } = found;
    return reply.send({ invitation: { email, name, role } });
  });

  app.post('/invitation', async (request, reply) => {
    const body = acceptanceBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const { address, userAgent } = originOf(request);
    const result = await access.links.accept(body.data.token, body.data, address, userAgent);
    if ('administrator' in result) {
      await onSignedIn(result.administrator, request);
      return cookies.answer(reply, 201, result);
    }
    if (result.code === 'PERSON_EXISTS') return refuse(reply, 409, result);
    return 'field' in result ? refuse(reply, 422, result) : refuseLink(reply, result);
  });
}

/** Says why a one-time link cannot be used. */
export function refuseLink(reply: FastifyReply, refusal: LinkRefusal): FastifyReply {
  return refusal.code === 'TOO_MANY_ATTEMPTS' ? refuseForNow(reply, refusal) : refuse(reply, 403, refusal);
}
