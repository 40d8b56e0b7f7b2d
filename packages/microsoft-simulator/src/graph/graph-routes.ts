import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Account, Tenant } from '../accounts/index.js';
import type { AccessTokenClaims, Application, IdentityContext } from '../identity/index.js';
import { checkBearerToken } from './check-bearer-token.js';
import { checkPermission, type RequiredPermissions } from './check-permission.js';
import { GraphError, graphErrorBody } from './graph-error.js';
import { pageOf, select, type Paging } from './page-of.js';
import {
  groupResource,
  organizationResource,
  rootSiteResource,
  servicePrincipalResource,
  userResource,
} from './resources.js';

interface GraphRoute {
  Querystring: Paging;
  Params: { '*'?: string };
}

/** Who asks, and of which tenant. */
interface Caller {
  readonly claims: AccessTokenClaims;
  readonly tenant: Tenant;
  /** What follows the route's path. */
  readonly rest: string;
}

/** Which permission is enough: https://learn.microsoft.com/graph/permissions-reference */
const permissions = {
  me: {
    delegated: ['User.Read', 'User.Read.All', 'User.ReadBasic.All', 'Directory.Read.All'],
    application: [],
  },
  organization: {
    delegated: ['User.Read', 'Organization.Read.All', 'Directory.Read.All'],
    application: ['Organization.Read.All', 'Directory.Read.All'],
  },
  users: {
    delegated: ['User.ReadBasic.All', 'User.Read.All', 'Directory.Read.All'],
    application: ['User.Read.All', 'Directory.Read.All'],
  },
  servicePrincipals: {
    delegated: ['Application.Read.All', 'Directory.Read.All'],
    application: ['Application.Read.All', 'Directory.Read.All'],
  },
  groups: {
    delegated: ['Group.Read.All', 'Directory.Read.All'],
    application: ['Group.Read.All', 'Directory.Read.All'],
  },
  sites: {
    delegated: ['Sites.Read.All', 'Sites.ReadWrite.All'],
    application: ['Sites.Read.All', 'Sites.ReadWrite.All'],
  },
} as const satisfies Record<string, RequiredPermissions>;

/** Microsoft Graph v1.0, as far as Landbridge asks it, below `/graph/v1.0`. */
export function graphRoutes(app: FastifyInstance, context: IdentityContext): void {
  app.setErrorHandler((error, request, reply) => sendError(context, error, request, reply));

  const get = (
    path: string,
    required: RequiredPermissions,
    answer: (caller: Caller, query: Paging, address: string) => unknown,
  ): void => {
    app.get<GraphRoute>(`/graph/v1.0${path}`, { config: { kind: 'graph' } }, async (request) => {
      const caller = await checkCaller(context, request);
      request.logged.tenant = caller.tenant.id;
      checkPermission(caller.claims, required);
      return answer(caller, request.query, `${context.url()}/graph/v1.0${path}`);
    });
  };

  get('/me', permissions.me, ({ claims }, query) =>
    select(userResource(signedIn(context, claims)), query.$select),
  );
  get('/me/transitiveMemberOf', permissions.me, ({ claims, tenant }, query, address) => {
    const { id } = signedIn(context, claims);
    const groups = context.directory.groupsOf(tenant).filter(({ members }) => members.includes(id));
    return pageOf(groups.map(groupResource), query, address);
  });
  get('/organization', permissions.organization, ({ tenant }, query, address) =>
    pageOf([organizationResource(tenant)], query, address),
  );
  get('/users', permissions.users, ({ tenant }, query, address) =>
    pageOf(context.directory.accountsOf(tenant).map(userResource), query, address),
  );
  get('/groups', permissions.groups, ({ tenant }, query, address) =>
    pageOf(context.directory.groupsOf(tenant).map(groupResource), query, address),
  );
  // By `(appId='…')`, which is no pattern of a router's.
  get('/servicePrincipals*', permissions.servicePrincipals, ({ tenant, rest }, query) =>
    select(servicePrincipalResource(tenant, applicationOf(context, rest)), query.$select),
  );
  get('/sites/root', permissions.sites, ({ tenant }, query) =>
    select(rootSiteResource(tenant), query.$select),
  );

  app.all('/graph/*', { config: { kind: 'graph' } }, () => {
    throw new GraphError(404, 'ResourceNotFound', 'The simulator does not know this part of Graph.');
  });
}

/** @throws {GraphError} 401, or what the scenario wants */
async function checkCaller(context: IdentityContext, request: FastifyRequest<GraphRoute>): Promise<Caller> {
  const { store, clock, directory, scenario } = context;
  const claims = await checkBearerToken(store.tokenSecret, request.headers.authorization, clock.now());
  const tenant = directory.findTenant(claims.tid);
  if (tenant === undefined) throw new GraphError(401, 'InvalidAuthenticationToken', 'Invalid tenant.');
  const slow = scenario.use('slow', tenant);
  if (slow !== null) await delay(slow.ms ?? 2000);
  if (scenario.use('graph-503', tenant) !== null) {
    throw new GraphError(503, 'ServiceUnavailable', 'The service is temporarily unavailable.');
  }
  const throttled = scenario.use('throttled', tenant);
  if (throttled !== null) {
    throw new GraphError(429, 'TooManyRequests', 'Too many requests.', throttled.retryAfterSeconds ?? 1);
  }
  return { claims, tenant, rest: request.params['*'] ?? '' };
}

/** @throws {GraphError} 404 for an application that the tenant does not know */
function applicationOf(context: IdentityContext, key: string): Application {
  const clientId = /^\(appId='([^']+)'\)$/.exec(key)?.[1];
  const application = clientId === undefined ? undefined : context.applications.find(clientId);
  if (application !== undefined) return application;
  throw new GraphError(404, 'Request_ResourceNotFound', 'Resource does not exist.');
}

/** @throws {GraphError} for an application that acts by itself */
function signedIn(context: IdentityContext, claims: AccessTokenClaims): Account {
  const account = claims.oid === undefined ? undefined : context.directory.findAccountById(claims.oid);
  if (account !== undefined) return account;
  throw new GraphError(400, 'BadRequest', '/me request is only valid with delegated authentication flow.');
}

function sendError(
  context: IdentityContext,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): unknown {
  if (!(error instanceof GraphError)) throw error;
  const given = request.headers['client-request-id'];
  const requestId = randomUUID();
  const clientRequestId = typeof given === 'string' ? given : requestId;
  if (error.retryAfterSeconds !== undefined) reply.header('retry-after', error.retryAfterSeconds);
  if (error.status === 401)
    reply.header('www-authenticate', 'Bearer realm="", authorization_uri="", error="invalid_token"');
  return reply
    .code(error.status)
    .header('request-id', requestId)
    .send(graphErrorBody(error, { now: context.clock.now(), requestId, clientRequestId }));
}
