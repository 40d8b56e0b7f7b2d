import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { AccessService, SecondStepNeeded, SignedIn } from '../access/index.js';
import type { SingleSignOn } from '../single-sign-on/index.js';
import { OwnRoutes } from './own-routes.js';
import { refuse } from './session-refusals.js';
import type { SignOnRoutes } from './sign-on-routes.js';

const connectBody = z.object({ connectionId: z.string(), password: z.string() });
const passwordBody = z.object({ password: z.string() });

interface Dependencies {
  readonly access: AccessService;
  readonly singleSignOn: SingleSignOn<SignedIn | SecondStepNeeded>;
  readonly signOn: Pick<SignOnRoutes, 'begin' | 'choices'>;
}

/**
 * `/session/microsoft-account`: the Microsoft account that signs one in. Who connects one or takes it away proves the
 * password once more: it is a way in that outlives the session.
 */
export function registerMicrosoftAccountRoutes(app: FastifyInstance, deps: Dependencies): void {
  const { access, singleSignOn, signOn } = deps;
  const own = new OwnRoutes(app, access, '/session/microsoft-account');

  app.get('/session/microsoft-account', async (request, reply) => {
    const person = await access.administratorOf(request.headers.cookie);
    if (!person) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
    const identity = await singleSignOn.accounts.of(person.id);
    return {
      account: identity && { username: identity.username },
      choices: await signOn.choices(),
      hasPassword: await access.account.hasPassword(person.id),
    };
  });

  own.withPassword('', connectBody, async ({ connectionId }, { session, request, reply }) => {
    const begun = await signOn.begin(request, reply, { connectionId, sessionHash: session.idHash });
    return typeof begun === 'string' ? { code: begun } : { location: begun.location };
  });

  own.withPassword('/disconnect', passwordBody, async (_, { session }) => {
    await singleSignOn.signOn.disconnect(session);
    return null;
  });
}
