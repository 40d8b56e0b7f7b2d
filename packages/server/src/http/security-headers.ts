import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply } from 'fastify';

/** The policy of every answer; a page's form may lead to `formTargets` as well. */
export function contentSecurityPolicy(formTargets: readonly string[] = []): string {
  return Object.entries(directives(formTargets))
    .map(([name, values]) => `${name} ${values.join(' ')}`)
    .join('; ');
}

/** The same for an answer that Fastify asks for before any hook has run, and so without Helmet. */
export function addSecurityHeaders(reply: FastifyReply): void {
  void reply.headers({
    'content-security-policy': contentSecurityPolicy(),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  });
}

/** Helmet's headers, stricter: nothing inline, nothing from elsewhere, no frame around us. */
export async function registerSecurityHeaders(app: FastifyInstance, publicUrl: string): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: directives([]) },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: publicUrl.startsWith('https:')
      ? { maxAge: 31_536_000, includeSubDomains: false }
      : false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
  // Addresses below /auth hold one-time tokens and codes: no other page is told them.
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/auth/')) void reply.header('referrer-policy', 'no-referrer');
  });
}

function directives(formTargets: readonly string[]): Record<string, string[]> {
  return {
    'default-src': ["'none'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'", ...formTargets],
    'frame-ancestors': ["'none'"],
  };
}
