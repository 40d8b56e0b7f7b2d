import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance } from 'fastify';
import { controlRoutes } from './control-routes.js';
import type { Controls } from './controls.js';
import { graphRoutes } from './graph/index.js';
import { browserRoutes, serviceRoutes, type IdentityContext } from './identity/index.js';
import { introspectionRoutes } from './introspection-routes.js';
import { logRequests } from './log-requests.js';
import type { RequestLog } from './scenario/index.js';

// No form-action: Chrome applies it to the redirect after a form too, and that leads to the application.
const contentSecurityPolicy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

// By name and not by place: the hub is delivered with this package's code in its own files.
const manifest = createRequire(import.meta.url).resolve('@landbridge/microsoft-simulator/package.json');
const font = '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2';

/** The HTTP server with everything registered; it does not listen yet. */
export async function buildApp(
  context: IdentityContext,
  controls: Controls,
  log: RequestLog,
): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: 256 * 1024,
    forceCloseConnections: true,
    routerOptions: { maxParamLength: 1000 },
  });
  await app.register(cookie);
  await app.register(formbody);
  await app.register(staticFiles, {
    root: join(dirname(manifest), 'assets'),
    prefix: '/assets/',
  });
  await app.register(staticFiles, {
    root: dirname(createRequire(manifest).resolve(font)),
    prefix: '/assets/fonts/',
    maxAge: '1 day',
    decorateReply: false,
  });
  logRequests(app, log, context.clock);
  app.addHook('onRequest', async (_request, reply) => {
    reply.headers({
      'content-security-policy': contentSecurityPolicy,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cache-control': 'no-store',
    });
  });
  await app.register(async (scope) => serviceRoutes(scope, context));
  await app.register(async (scope) => browserRoutes(scope, context));
  await app.register(async (scope) => graphRoutes(scope, context));
  await app.register(async (scope) => introspectionRoutes(scope, context));
  await app.register(async (scope) => controlRoutes(scope, controls));
  return app;
}
