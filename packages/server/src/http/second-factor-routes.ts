import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessService, Administrator } from '../access/index.js';
import { originOf, OwnRoutes } from './own-routes.js';
import type { SessionCookies } from './session-cookies.js';
import { refuse, refuseForNow } from './session-refusals.js';

export interface SecondFactorRouteOptions {
  readonly access: AccessService;
  readonly cookies: SessionCookies;
  /** Told of everybody who signs in. */
  readonly onSignedIn: (administrator: Administrator, request: FastifyRequest) => Promise<void>;
}

const code = z.string().max(100);
const proofBody = z.discriminatedUnion('method', [
  z.object({ method: z.literal('authenticator'), code }),
  z.object({ method: z.literal('recovery-code'), code }),
  z.object({ method: z.literal('passkey'), answer: z.unknown() }),
]);
const passwordBody = z.object({ password: z.string() });
const codeBody = z.object({ code });
const passkeyBody = z.object({ name: z.string().max(1000), answer: z.unknown() });
const passkeyNameBody = z.object({ id: z.string().max(100), name: z.string().max(1000) });
const passkeyRemovalBody = z.object({ id: z.string().max(100), password: z.string() });

/**
 * `/session/second-step`: the second half of a sign-in. `/session/second-factors`: one's own second factors. Whatever
 * adds or takes away asks for the password once more, for a session may have been left open.
 */
export function registerSecondFactorRoutes(app: FastifyInstance, options: SecondFactorRouteOptions): void {
  const { access, cookies } = options;
  const factors = access.secondFactors;

  // Whoever comes back from Microsoft has a page that knows nothing of it yet.
  app.get('/session/second-step', async (request, reply) => {
    const secondStep = await access.secondStep.asked(cookies.secondStepOf(request));
    return secondStep ? { secondStep } : refuse(reply, 404, { code: 'SIGN_IN_EXPIRED' });
  });

  app.post('/session/second-step', async (request, reply) => {
    const body = proofBody.safeParse(request.body);
    if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
    const result = await access.signIns.bySecondFactor(
      cookies.secondStepOf(request),
      body.data,
      originOf(request),
    );
    if ('administrator' in result) {
      await options.onSignedIn(result.administrator, request);
      return cookies.answer(cookies.forgetSecondStep(reply), 200, result);
    }
    return result.code === 'TOO_MANY_ATTEMPTS' ? refuseForNow(reply, result) : refuse(reply, 401, result);
  });

  const own = new OwnRoutes(app, access, '/session/second-factors');
  app.get('/session/second-factors', async (request, reply) => {
    const session = await access.sessions.find(request.headers.cookie);
    return session ? factors.of(session) : refuse(reply, 401, { code: 'UNAUTHENTICATED' });
  });
  own.withPassword('/authenticator', passwordBody, (_, { session }) => factors.beginAuthenticator(session));
  own.post('/authenticator/confirm', codeBody, ({ code: typed }, { session }) =>
    factors.confirmAuthenticator(session, typed),
  );
  own.withPassword('/authenticator/remove', passwordBody, (_, { session }) =>
    factors.removeAuthenticator(session),
  );
  own.withPassword('/passkeys', passwordBody, (_, { session }) => factors.beginPasskey(session));
  own.post('/passkeys/confirm', passkeyBody, ({ name, answer }, { session }) =>
    factors.confirmPasskey(session, { name, answer }),
  );
  own.post('/passkeys/rename', passkeyNameBody, (given, { session }) =>
    factors.renamePasskey(session, given),
  );
  own.withPassword('/passkeys/remove', passkeyRemovalBody, ({ id }, { session }) =>
    factors.removePasskey(session, id),
  );
  own.withPassword('/recovery-codes', passwordBody, (_, { session }) => factors.renewRecoveryCodes(session));
}
