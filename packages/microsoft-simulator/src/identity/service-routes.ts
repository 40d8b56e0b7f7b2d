import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { IdentityError } from './aadsts.js';
import { checkParameters, type Parameters } from './check-parameters.js';
import { errorResponse } from './error-response.js';
import type { IdentityContext } from './identity-context.js';
import { openIdConfiguration, signingKeys } from './openid-configuration.js';
import { answerTokenRequest } from './token.js';
import { checkTokenRequest } from './token-request.js';

interface TenantParams {
  Params: { tenant: string };
}

/** What applications ask without a browser: metadata, keys and tokens. */
export function serviceRoutes(app: FastifyInstance, context: IdentityContext): void {
  app.setErrorHandler((error, request, reply) => sendError(context, error, request, reply));
  app.addHook('onRequest', async (request) => {
    await waitIfSlow(context, (request.params as { tenant?: string }).tenant);
  });

  app.get<TenantParams>(
    '/:tenant/v2.0/.well-known/openid-configuration',
    { config: { kind: 'discovery' } },
    (request) => openIdConfiguration(context, request.params.tenant),
  );

  app.get<TenantParams>('/:tenant/discovery/v2.0/keys', { config: { kind: 'keys' } }, (request) =>
    signingKeys(context, request.params.tenant),
  );

  app.post<TenantParams>(
    '/:tenant/oauth2/v2.0/token',
    { config: { kind: 'token' } },
    async (request, reply) => {
      noteParameters(request);
      // RFC 6749 §5.1.
      reply.headers({ 'cache-control': 'no-store, no-cache', pragma: 'no-cache' });
      const { tenant } = request.params;
      const checked = await checkTokenRequest(context, tenant, request.body, request.headers.authorization);
      return answerTokenRequest(context, checked);
    },
  );
}

async function waitIfSlow(context: IdentityContext, segment: string | undefined): Promise<void> {
  const tenant = segment === undefined ? null : (context.directory.findTenant(segment) ?? null);
  const slow = context.scenario.use('slow', tenant);
  if (slow !== null) await delay(slow.ms ?? 2000);
}

// The log is written whatever becomes of the request, so this must not fail where the request itself would.
function noteParameters(request: FastifyRequest): void {
  let parameters: Parameters = {};
  try {
    parameters = checkParameters(request.body);
  } catch (error) {
    if (!(error instanceof IdentityError)) throw error;
  }
  request.logged.grantType = parameters['grant_type'] ?? null;
  request.logged.clientId = parameters['client_id'] ?? null;
  request.logged.scope = parameters['scope'] ?? null;
}

function sendError(
  context: IdentityContext,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  const known = error instanceof IdentityError ? error : unreadable(error);
  const correlationId = request.headers['client-request-id'];
  const body = errorResponse(known, {
    now: context.clock.now(),
    url: context.url(),
    correlationId: typeof correlationId === 'string' ? correlationId : undefined,
  });
  request.logged.aadsts = `AADSTS${known.code}`;
  if (known.retryAfterSeconds !== undefined) reply.header('retry-after', known.retryAfterSeconds);
  return reply.code(known.status).send({ ...body, error: errorAtEndpoint(known, request) });
}

/**
 * The metadata says `invalid_tenant` of an unknown tenant, the token endpoint `invalid_request`; and `access_denied` is
 * for browsers, not for the token endpoint (RFC 6749 §4.1.2.1 and §5.2).
 */
function errorAtEndpoint(error: IdentityError, request: FastifyRequest): string {
  if (request.routeOptions.config.kind !== 'token') return error.error;
  if (error.error === 'invalid_tenant') return 'invalid_request';
  return error.error === 'access_denied' ? 'invalid_grant' : error.error;
}

/** A body that Fastify refused is the client's fault; anything else is a defect and is thrown again. */
function unreadable(error: unknown): IdentityError {
  const status =
    typeof error === 'object' && error !== null && 'statusCode' in error ? error.statusCode : 500;
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new IdentityError(90013, { reason: 'The request could not be read.' }, { status });
  }
  throw error;
}
