import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { DomainError } from '../errors.js';
import { sendPage } from './pages.js';

interface Refusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** Answers what no route answered, in the caller's form, and never with a stack or another's words. */
export function registerErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const refusal = refusalOf(error);
    if (refusal.status >= 500) request.log.error(error);
    return answer(request, reply, refusal);
  });
}

/** The answer to an address that leads nowhere. */
export function answerNotFound(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return answer(request, reply, {
    status: 404,
    code: 'NOT_FOUND',
    message: 'There is nothing at this address.',
  });
}

/** The answer to what is not even a proper address; Fastify asks for it before any hook has run. */
export function answerBadRequest(reply: FastifyReply): FastifyReply {
  return reply.code(400).send({ error: { code: 'BAD_USER_INPUT' } });
}

function refusalOf(error: FastifyError): Refusal {
  if (error instanceof DomainError) return internalError;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 1 MiB.' };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json.' };
  }
  const status = error.statusCode ?? 500;
  if (status >= 400 && status < 500)
    return { status, code: 'BAD_USER_INPUT', message: 'The request cannot be understood.' };
  return internalError;
}

const internalError: Refusal = {
  status: 500,
  code: 'INTERNAL_SERVER_ERROR',
  message: 'Something went wrong in Landbridge. Its log says what.',
};

function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, code, message }: Refusal,
): FastifyReply {
  if (request.url.startsWith('/auth/')) {
    return sendPage(reply, {
      status,
      title: titles[status] ?? 'This did not work',
      body: pageOf(status, message),
    });
  }
  void reply.code(status).header('cache-control', 'no-store');
  if (isGraphql(request)) return reply.send({ errors: [{ message, extensions: { code } }] });
  return reply.send({ error: { code } });
}

const titles: Readonly<Record<number, string>> = {
  404: 'There is nothing at this address',
  500: 'Something went wrong in Landbridge',
};

function pageOf(status: number, message: string): string {
  const remedy =
    status >= 500 ? 'Try again in a minute. If it happens again, tell whoever runs Landbridge.' : message;
  return html`<h1>${titles[status] ?? 'This did not work'}</h1>
    <p>${remedy}</p>`;
}

function isGraphql({ url }: FastifyRequest): boolean {
  return url === '/graphql' || url.startsWith('/graphql?') || url.startsWith('/graphql/');
}
