import type { FastifyRequest } from 'fastify';
import { isIP } from 'node:net';

/**
 * Where a request comes from, as trusted proxies have it: without the port that some of them add, which differs from
 * request to request. What is no address at all counts as the proxy's own.
 */
export function clientAddress({ ip, socket }: Pick<FastifyRequest, 'ip' | 'socket'>): string {
  const bare = /^\[(.+)\](?::\d+)?$|^([\d.]+):\d+$/.exec(ip);
  const address = bare?.[1] ?? bare?.[2] ?? ip;
  return isIP(address) ? address : (socket.remoteAddress ?? '');
}
