import type { FastifyInstance } from 'fastify';
import type { Clock } from './clock.js';
import type { LoggedRequest, RequestKind, RequestLog } from './scenario/index.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What a request to this route counts as. */
    kind?: RequestKind;
  }

  interface FastifyRequest {
    /** What the handlers find out about the request, for the log. */
    logged: Pick<Mutable<LoggedRequest>, 'tenant' | 'grantType' | 'clientId' | 'scope' | 'aadsts'>;
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

// The simulator's own pages and the API for tests are not what applications asked.
const ownPaths = /^\/($|assets\/|simulator\/|scenario|mailboxes|interaction\/)/;

/** Writes each finished request of an application into the log. */
export function logRequests(app: FastifyInstance, log: RequestLog, clock: Clock): void {
  app.decorateRequest('logged');
  app.addHook('onRequest', async (request) => {
    const { tenant } = (request.params ?? {}) as { tenant?: string };
    request.logged = { tenant: tenant ?? null, grantType: null, clientId: null, scope: null, aadsts: null };
  });
  // onSend and not onResponse: a client that has the answer finds its request counted.
  app.addHook('onSend', async (request, reply) => {
    const path = request.url.split('?')[0] ?? request.url;
    if (ownPaths.test(path)) return;
    log.add({
      at: clock.now().toISOString(),
      kind: request.routeOptions.config.kind ?? 'other',
      method: request.method,
      path,
      status: reply.statusCode,
      correlationId: correlationIdOf(request.headers['client-request-id']),
      ...request.logged,
    });
  });
}

function correlationIdOf(header: string | string[] | undefined): string | null {
  return typeof header === 'string' ? header.slice(0, 100) : null;
}
