import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { AccessService, Asking, SignInOrigin } from '../access/index.js';
import { clientAddress } from './client-address.js';
import { refuse, refuseForNow } from './session-refusals.js';

interface Asked {
  readonly session: Asking;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}
/** Answers null when there is nothing to say, and a refusal as something with a code. */
type Work<T> = (body: T, asked: Asked) => Promise<object | null>;

const statusOf: Partial<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  AUTHENTICATOR_EXISTS: 409,
  NOT_BEGUN: 409,
  SIGN_ON_OFF: 409,
  SIGN_ON_UNAVAILABLE: 409,
  WRONG_CREDENTIALS: 403,
};

/** Routes that somebody with a session uses on the own account. */
export class OwnRoutes {
  constructor(
    private readonly app: FastifyInstance,
    private readonly access: AccessService,
    private readonly prefix: string,
  ) {}

  post<T>(place: string, schema: z.ZodType<T>, work: Work<T>): void {
    this.app.post(`${this.prefix}${place}`, async (request, reply) => {
      const session = await this.access.sessions.find(request.headers.cookie);
      if (!session) return refuse(reply, 401, { code: 'UNAUTHENTICATED' });
      const body = schema.safeParse(request.body);
      if (!body.success) return refuse(reply, 400, { code: 'BAD_USER_INPUT' });
      return answer(
        reply,
        await work(body.data, { session: { ...session, address: clientAddress(request) }, request, reply }),
      );
    });
  }

  /** The same, once the password was proved again. */
  withPassword<T extends { password: string }>(place: string, schema: z.ZodType<T>, work: Work<T>): void {
    this.post(place, schema, async (body, asked) => {
      const { administrator } = asked.session;
      const from = originOf(asked.request);
      const refusal = await this.access.signIns.refusalOfPassword(administrator, body.password, from);
      return refusal ?? work(body, asked);
    });
  }
}

function answer(reply: FastifyReply, result: object | null): FastifyReply {
  if (result === null) return reply.code(204).send();
  if (!('code' in result)) return reply.send(result);
  if ('retryAfterSeconds' in result) {
    return refuseForNow(reply, {
      code: 'TOO_MANY_ATTEMPTS',
      retryAfterSeconds: Number(result.retryAfterSeconds),
    });
  }
  return refuse(reply, statusOf[String(result.code)] ?? 422, result);
}

/** Where a request comes from. */
export function originOf(request: FastifyRequest): SignInOrigin {
  return {
    address: clientAddress(request),
    cookieHeader: request.headers.cookie,
    userAgent: request.headers['user-agent'],
  };
}
