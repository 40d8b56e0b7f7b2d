import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { clientAddress } from './client-address.js';
import { type InvitationRouteOptions, refuseLink } from './invitation-routes.js';
import { originOf } from './own-routes.js';
import { refuse } from './session-refusals.js';

const linkBody = z.object({ token: z.string() });
const passwordBody = z.object({ token: z.string(), password: z.string() });

/** `/password-reset`: whose the operator's link is, and the new password. By POST, as an invitation's. */
export function registerPasswordResetRoutes(app: FastifyInstance, options: InvitationRouteOptions): void {
  const { access, cookies, onSignedIn } = options;

  app.post('/password-reset/link', async (request, reply) => {
    const body = linkBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const found = await access.links.personOfReset(body.data.token, clientAddress(request));
    if ('code' in found) return refuseLink(reply, found);
    const { email, name } = found;
    return reply.send({ person: { email, name } });
  });

  app.post('/password-reset', async (request, reply) => {
    const body = passwordBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const { token, password } = body.data;
    const result = await access.links.resetPassword(token, password, originOf(request));
    if ('administrator' in result) {
      await onSignedIn(result.administrator, request);
      return cookies.answer(reply, 200, result);
    }
    if ('secondStep' in result) return cookies.askForSecondStep(reply, result);
    return 'field' in result ? refuse(reply, 422, result) : refuseLink(reply, result);
  });
}
