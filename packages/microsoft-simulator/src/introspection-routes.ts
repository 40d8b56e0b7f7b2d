import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { readAccessToken, type IdentityContext } from './identity/index.js';
import { isRevoked } from './mail/index.js';

const formSchema = z.object({ token: z.string() });

/**
 * Token introspection in the shape of RFC 7662, for mail servers such as Dovecot that do not know the simulator's
 * secret (`passdb oauth2`, whose three ways to ask are answered). Microsoft has nothing like it.
 */
export function introspectionRoutes(app: FastifyInstance, context: IdentityContext): void {
  app.get('/simulator/introspect', (request) => introspect(context, tokenOf(request)));
  app.post('/simulator/introspect', (request) => introspect(context, tokenOf(request)));
}

/** In the header, in the query, or in a form. */
function tokenOf({ headers, query, body }: FastifyRequest): string {
  const bearer = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return bearer;
  const sent = [query, body].map((fields) => formSchema.safeParse(fields)).find(({ success }) => success);
  return sent?.data?.token ?? '';
}

async function introspect(context: IdentityContext, token: string): Promise<Record<string, unknown>> {
  const { store, clock, directory } = context;
  const claims = await readAccessToken(store.tokenSecret, token, clock.now());
  // RFC 7662 §2.2: what is not good is not active, and nothing more is said about it.
  if (typeof claims === 'string' || isRevoked(store, claims)) return { active: false };
  const account = claims.oid === undefined ? undefined : directory.findAccountById(claims.oid);
  return {
    active: true,
    token_type: 'Bearer',
    scope: claims.scp ?? (claims.roles ?? []).join(' '),
    client_id: claims.appid,
    username: account?.username,
    email: account?.email ?? account?.username,
    aud: claims.aud,
    tid: claims.tid,
    exp: claims.exp,
  };
}
