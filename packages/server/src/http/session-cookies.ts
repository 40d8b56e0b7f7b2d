import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IssuedSession, SecondStepNeeded, SignedIn } from '../access/index.js';

/** The cookie of a session: for this host alone, unreadable for scripts, never sent along with others' POSTs. */
export class SessionCookies {
  private readonly stepName: string;

  constructor(private readonly name: '__Host-landbridge' | 'landbridge') {
    this.stepName = `${name}-second-step`;
  }

  answer(reply: FastifyReply, status: number, { administrator, session }: SignedIn): FastifyReply {
    return this.set(reply, session).code(status).send({ administrator });
  }

  set(reply: FastifyReply, { token, maxAgeSeconds }: IssuedSession): FastifyReply {
    return reply.setCookie(this.name, token, { ...this.attributes(), maxAge: maxAgeSeconds });
  }

  clear(reply: FastifyReply): FastifyReply {
    return reply.clearCookie(this.name, this.attributes());
  }

  /** Says what is asked for besides the password, and binds the rest of the sign-in to this browser. */
  askForSecondStep(reply: FastifyReply, needed: SecondStepNeeded): FastifyReply {
    const { methods, passkeyRequest } = needed.secondStep;
    return this.bindSecondStep(reply, needed).code(200).send({ secondStep: { methods, passkeyRequest } });
  }

  bindSecondStep(reply: FastifyReply, { secondStep }: SecondStepNeeded): FastifyReply {
    const { token, maxAgeSeconds: maxAge } = secondStep;
    return reply.setCookie(this.stepName, token, { ...this.attributes(), sameSite: 'strict', maxAge });
  }

  /** The second step is done. */
  forgetSecondStep(reply: FastifyReply): FastifyReply {
    return reply.clearCookie(this.stepName, this.attributes());
  }

  /** The sign-in of this browser that waits for its second step; empty where none does. */
  secondStepOf(request: FastifyRequest): string {
    return request.cookies[this.stepName] ?? '';
  }

  private attributes() {
    return { path: '/', httpOnly: true, sameSite: 'lax', secure: this.name.startsWith('__Host-') } as const;
  }
}
