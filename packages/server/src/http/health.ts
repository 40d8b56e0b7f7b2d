import type { FastifyInstance } from 'fastify';

/**
 * `/healthz`: the process answers. `/readyz`: it can do its work, and is not about to end. Nothing listens before every
 * migration has run.
 */
export function registerHealth(
  app: FastifyInstance,
  { isReady, draining }: { isReady: () => Promise<boolean>; draining: AbortSignal },
): void {
  app.get('/healthz', (_request, reply) => reply.header('cache-control', 'no-store').send({ status: 'ok' }));
  app.get('/readyz', async (request, reply) => {
    const status = draining.aborted ? 'draining' : await statusOf(isReady, request.log);
    return reply
      .code(status === 'ready' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send({ status });
  });
}

async function statusOf(isReady: () => Promise<boolean>, log: FastifyInstance['log']) {
  try {
    return (await isReady()) ? 'ready' : 'not ready';
  } catch (error) {
    log.warn({ err: error }, 'The hub is not ready.');
    return 'not ready';
  }
}
