import type { FastifyRequest } from 'fastify';
import proxyAddress from '@fastify/proxy-addr';
import type { IncomingMessage } from 'node:http';
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

/** The same of a request that Fastify does not see, as that which opens a WebSocket; it goes by the same library. */
export function addressReader(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const trust = proxyAddress.compile([...trustedProxies]);
  return (request) => clientAddress({ ip: proxyAddress(request, trust), socket: request.socket });
}
