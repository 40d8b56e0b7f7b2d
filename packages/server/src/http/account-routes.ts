import { z } from 'zod';
import type { FastifyInstance } from 'fastify';
import type { AccessService } from '../access/index.js';
import { originOf, OwnRoutes } from './own-routes.js';
import { refuse } from './session-refusals.js';

const passwordBody = z.object({ password: z.string(), newPassword: z.string() });
const sessionBody = z.object({ id: z.string().max(100) });

/** `/session/password` and `/session/sessions`: the password of the own account, and where it is signed in. */
export function registerAccountRoutes(app: FastifyInstance, access: AccessService): void {
  const own = new OwnRoutes(app, access, '/session');
  const { account } = access;

  own.post('/password', passwordBody, ({ password, newPassword }, { session, request }) =>
    account.changePassword(session, { present: password, next: newPassword }, originOf(request)),
  );
  app.get('/session/sessions', async (request, reply) => {
    const session = await access.sessions.find(request.headers.cookie);
    if (!session) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
    return { sessions: await account.sessionsOf(session) };
  });
  own.post('/sessions/end', sessionBody, async ({ id }, { session }) =>
    (await account.endSession(session, id)) ? null : { code: 'NOT_FOUND' },
  );
  own.post('/sessions/end-others', z.unknown(), async (_, { session }) => ({
    ended: await account.endOtherSessions(session),
  }));
}
