import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { html } from 'ghtml';
import { StorageFullError } from '../database/index.js';
import { DomainError } from '../errors.js';
import type { Language } from '../languages.js';
import { pageLanguage } from '../page-language.js';
import { sendPage, type ServerPage } from './pages.js';
import { addSecurityHeaders } from './security-headers.js';

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
export function answerBadRequest(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  request.cookies = request.server.parseCookie(request.headers.cookie ?? '');
  addSecurityHeaders(reply);
  return answer(request, reply, notUnderstood(400));
}

function refusalOf(error: FastifyError): Refusal {
  if (error instanceof StorageFullError) return { status: 507, code: error.code, message: error.message };
  if (error instanceof DomainError) return internalError;
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return { status: 413, code: 'PAYLOAD_TOO_LARGE', message: 'The body is larger than 1 MiB.' };
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return { status: 415, code: 'UNSUPPORTED_MEDIA_TYPE', message: 'Send application/json.' };
  }
  const status = error.statusCode ?? 500;
  return status >= 400 && status < 500 ? notUnderstood(status) : internalError;
}

function notUnderstood(status: number): Refusal {
  return { status, code: 'BAD_USER_INPUT', message: 'The request cannot be understood.' };
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
    return sendPage(reply, pageOf(status, pageLanguage(request)));
  }
  void reply.code(status).header('cache-control', 'no-store');
  if (isGraphql(request)) return reply.send({ errors: [{ message, extensions: { code } }] });
  return reply.send({ error: { code } });
}

interface ErrorTexts {
  readonly notFound: string;
  readonly failed: string;
  readonly other: string;
  readonly notFoundRemedy: string;
  readonly failedRemedy: string;
  readonly otherRemedy: string;
}

const texts: Readonly<Record<Language, ErrorTexts>> = {
  en: {
    notFound: 'There is nothing at this address',
    failed: 'Something went wrong in Landbridge',
    other: 'This did not work',
    notFoundRemedy: 'Check that the whole address was copied.',
    failedRemedy: 'Try again in a minute. If it happens again, tell whoever runs Landbridge.',
    otherRemedy: 'The request cannot be understood.',
  },
  cs: {
    notFound: 'Na této adrese nic není',
    failed: 'V Landbridge se něco pokazilo',
    other: 'Tohle se nepovedlo',
    notFoundRemedy: 'Zkontrolujte, že jste zkopírovali celou adresu.',
    failedRemedy: 'Zkuste to za minutu znovu. Pokud se to zopakuje, řekněte to provozovateli Landbridge.',
    otherRemedy: 'Žádosti nelze porozumět.',
  },
};

function pageOf(status: number, language: Language): ServerPage {
  const kind = status >= 500 ? 'failed' : status === 404 ? 'notFound' : 'other';
  const title = texts[language][kind];
  const body = html`<h1>${title}</h1>
    <p>${texts[language][`${kind}Remedy`]}</p>`;
  return { status, language, title, body };
}

function isGraphql({ url }: FastifyRequest): boolean {
  return url === '/graphql' || url.startsWith('/graphql?') || url.startsWith('/graphql/');
}
