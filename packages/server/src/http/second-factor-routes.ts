import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AccessService, Administrator, Session } from '../access/index.js';
import { clientAddress } from './client-address.js';
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

const statusOf: Partial<Record<string, number>> = {
  NOT_FOUND: 404,
  AUTHENTICATOR_EXISTS: 409,
  NOT_BEGUN: 409,
};

/**
 * `/session/second-step`: the second half of a sign-in. `/session/second-factors`: one's own second factors. Whatever
 * adds or takes away asks for the password once more, for a session may have been left open.
 */
export function registerSecondFactorRoutes(app: FastifyInstance, options: SecondFactorRouteOptions): void {
  const { access, cookies } = options;
  const factors = access.secondFactors;

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

  const own = new OwnRoutes(app, access);
  app.get('/session/second-factors', async (request, reply) => {
    const session = await access.sessions.find(request.headers.cookie);
    return session ? factors.of(session) : refuse(reply, 401, { code: 'UNAUTHENTICATED' });
  });
  own.withPassword('/authenticator', passwordBody, (session) => factors.beginAuthenticator(session));
  own.post('/authenticator/confirm', codeBody, (session, body) =>
    factors.confirmAuthenticator(session, body.code),
  );
  own.withPassword('/authenticator/remove', passwordBody, (session) => factors.removeAuthenticator(session));
  own.withPassword('/passkeys', passwordBody, (session) => factors.beginPasskey(session));
  own.post('/passkeys/confirm', passkeyBody, (session, { name, answer }) =>
    factors.confirmPasskey(session, { name, answer }),
  );
  own.post('/passkeys/rename', passkeyNameBody, (session, given) => factors.renamePasskey(session, given));
  own.withPassword('/passkeys/remove', passkeyRemovalBody, (session, { id }) =>
    factors.removePasskey(session, id),
  );
  own.withPassword('/recovery-codes', passwordBody, (session) => factors.renewRecoveryCodes(session));
}

type Work<T> = (session: Session, body: T) => Promise<object | null>;

/** Routes that somebody with a session uses on the own account. */
class OwnRoutes {
  constructor(
    private readonly app: FastifyInstance,
    private readonly access: AccessService,
  ) {}

  post<T>(place: string, schema: z.ZodType<T>, work: Work<T>): void {
    this.app.post(`/session/second-factors${place}`, (request, reply) =>
      this.run(request, reply, schema, (session, body) => answer(reply, work(session, body))),
    );
  }

  withPassword<T extends { password: string }>(place: string, schema: z.ZodType<T>, work: Work<T>): void {
    this.app.post(`/session/second-factors${place}`, (request, reply) =>
      this.run(request, reply, schema, async (session, body) => {
        const { administrator } = session;
        const from = originOf(request);
        const refusal = await this.access.signIns.refusalOfPassword(administrator, body.password, from);
        if (!refusal) return answer(reply, work(session, body));
        return refusal.code === 'TOO_MANY_ATTEMPTS'
          ? refuseForNow(reply, refusal)
          : refuse(reply, 403, refusal);
      }),
    );
  }

  private async run<T>(
    request: FastifyRequest,
    reply: FastifyReply,
    schema: z.ZodType<T>,
    work: (session: Session, body: T) => Promise<FastifyReply>,
  ): Promise<FastifyReply> {
    const session = await this.access.sessions.find(request.headers.cookie);
    if (!session) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
    const body = schema.safeParse(request.body);
    return body.success ? work(session, body.data) : refuse(reply, 400, { code: 'BAD_USER_INPUT' });
  }
}

async function answer(reply: FastifyReply, work: Promise<object | null>): Promise<FastifyReply> {
  const result = await work;
  if (result === null) return reply.code(204).send();
  if (!('code' in result)) return reply.send(result);
  return refuse(reply, statusOf[String(result.code)] ?? 422, result);
}

function originOf(request: FastifyRequest) {
  return { address: clientAddress(request), cookieHeader: request.headers.cookie };
}
