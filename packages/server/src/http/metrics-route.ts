import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AccessService } from '../access/index.js';
import { isLoopbackAddress, isLoopbackHost } from '../loopback.js';

/** What monitoring collects. */
export interface MetricsSource {
  readonly contentType: string;
  exposition(): Promise<string>;
}

/**
 * `/metrics` for Prometheus. It tells how many connections there are and how they fare, so it answers whoever is on this
 * machine, and everybody else by an API key with `metrics:read`.
 */
export function registerMetrics(
  app: FastifyInstance,
  { access, metrics }: { access: Pick<AccessService, 'authenticate'>; metrics: MetricsSource },
): void {
  app.get('/metrics', async (request, reply) => {
    void reply.header('cache-control', 'no-store');
    if (!(await mayCollect(request, access))) {
      return reply
        .code(401)
        .header('www-authenticate', 'Bearer')
        .type('text/plain; charset=utf-8')
        .send('Send "Authorization: Bearer …" with an API key that has the scope metrics:read.\n');
    }
    return reply.type(metrics.contentType).send(await metrics.exposition());
  });
}

async function mayCollect(
  request: FastifyRequest,
  access: Pick<AccessService, 'authenticate'>,
): Promise<boolean> {
  if (isFromThisMachine(request)) return true;
  const viewer = await access.authenticate({
    authorizationHeader: request.headers.authorization,
    cookieHeader: undefined,
  });
  return viewer?.scopes.has('metrics:read') ?? false;
}

/** A proxy on this machine brings others' requests: it says so (RFC 7239, X-Forwarded-*), or names the public host. */
function isFromThisMachine({ socket, headers, hostname }: FastifyRequest): boolean {
  const isForwarded = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'].some(
    (name) => headers[name] !== undefined,
  );
  return !isForwarded && isLoopbackAddress(socket.remoteAddress ?? '') && isLoopbackHost(hostname);
}
