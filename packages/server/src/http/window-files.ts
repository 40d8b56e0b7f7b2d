import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isLoopbackHost } from '../loopback.js';
import { answerNotFound } from './errors.js';

export interface WindowFilesOptions {
  /** Where the built window lies; null or without an index.html, there is none. */
  readonly directory: string | null;
  readonly publicUrl: string;
}

/** The window's files, and its index.html for every page address of its own that a browser opens. */
export async function registerWindowFiles(app: FastifyInstance, options: WindowFilesOptions): Promise<void> {
  const { directory, publicUrl } = options;
  const isBuilt = directory !== null && existsSync(path.join(directory, 'index.html'));
  if (isBuilt) {
    await app.register(fastifyStatic, {
      root: directory,
      wildcard: false,
      index: false,
      cacheControl: false,
      globIgnore: ['**/index.html'],
      setHeaders: (reply, file) =>
        void reply.header('cache-control', cacheControlOf(path.relative(directory, file))),
    });
  }
  app.setNotFoundHandler((request, reply) => {
    if (!isBuilt || !isPageNavigation(request)) return answerNotFound(request, reply);
    const elsewhere = publicAddress(request, publicUrl);
    if (elsewhere) return reply.redirect(elsewhere, 307);
    return reply.header('cache-control', 'no-store').sendFile('index.html', { cacheControl: false });
  });
  if (isBuilt) app.get('/', (_request, reply) => reply.callNotFound());
}

function cacheControlOf(file: string): string {
  if (file === 'index.html') return 'no-store';
  // The names below assets/ hold a digest of the content.
  return file.startsWith(`assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'public, max-age=300';
}

function isPageNavigation({ method, url, headers }: FastifyRequest): boolean {
  if (method !== 'GET' && method !== 'HEAD') return false;
  if (/^\/(auth|export|graphql|session|assets|healthz|readyz)(\/|\?|$)/.test(url)) return false;
  // A browser's navigation, or a tool that takes anything and asks for no file.
  const accept = headers.accept ?? '';
  return accept.includes('text/html') || (accept.includes('*/*') && !/\.[a-z0-9]+(\?|$)/i.test(url));
}

/**
 * Where a page opened under another name of this machine belongs: a session's cookie at 127.0.0.1 would be missing
 * when Microsoft sends the browser back to localhost. Other hosts are left alone: a proxy may rename them.
 */
function publicAddress(request: FastifyRequest, publicUrl: string): string | null {
  const own = new URL(publicUrl);
  const isOtherName =
    request.hostname !== own.hostname && isLoopbackHost(own.hostname) && isLoopbackHost(request.hostname);
  return isOtherName ? `${own.origin}${request.url}` : null;
}
