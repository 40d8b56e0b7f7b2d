import type { FastifyReply } from 'fastify';
import type { TooManyAttempts } from '../access/index.js';

/** A refusal that the window knows by its code. */
export function refuse(reply: FastifyReply, status: number, error: object): FastifyReply {
  return reply.code(status).send({ error });
}

/** A refusal that ends by itself. */
export function refuseForNow(
  reply: FastifyReply,
  { code, retryAfterSeconds }: TooManyAttempts,
): FastifyReply {
  void reply.header('retry-after', String(retryAfterSeconds));
  return refuse(reply, 429, { code, retryAfterSeconds });
}
