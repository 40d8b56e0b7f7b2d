import type { FastifyInstance } from 'fastify';

export interface LeavingOptions {
  /** Aborted once the hub is about to end, while it still answers. */
  readonly draining: AbortSignal;
  /** How long requests that were begun are waited for as the server closes, in milliseconds. */
  readonly lastAnswersMs: number;
}

/**
 * Lets clients leave: from the first word of an end on, every answer closes its connection, so that a proxy's next
 * request goes to another node; what is being answered as the server closes is finished, and then cut off.
 */
export function registerLeaving(app: FastifyInstance, { draining, lastAnswersMs }: LeavingOptions): void {
  let isClosing = false;
  app.addHook('onSend', async (_request, reply) => {
    if (isClosing || draining.aborted) reply.header('connection', 'close');
  });
  app.addHook('preClose', async () => {
    isClosing = true;
    setTimeout(() => app.server.closeAllConnections(), lastAnswersMs).unref();
  });
}
