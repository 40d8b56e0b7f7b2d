import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled } from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLFormattedError, GraphQLSchema } from 'graphql';
import type { Viewer } from '../access/index.js';
import type { Caller, ConnectionChanges } from '../connections/schema.js';
import type { CompiledQueries } from './compiled-queries.js';
import { type GraphqlLimits, limitRules } from './limits.js';
import { type Access, isForeignOrigin, viewerOfHeaders } from './viewers.js';

export interface HttpOptions {
  readonly schema: GraphQLSchema;
  readonly access: Access;
  readonly changes: ConnectionChanges;
  readonly publicUrl: string;
  readonly limits: GraphqlLimits;
  readonly compiled: CompiledQueries;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** An Apollo Server whose operations are run as compiled code. */
export function createApollo({ schema, limits, compiled, formatError }: HttpOptions): ApolloServer<Caller> {
  return new ApolloServer<Caller>({
    // The one door through which Apollo Server takes another executor than graphql-js.
    gateway: {
      load: async () => ({
        executor: async ({ document, request, context }) =>
          compiled.get(document, request.operationName)(undefined, context, request.variables ?? {}),
      }),
      onSchemaLoadOrUpdate(callback) {
        callback({ apiSchema: schema, coreSupergraphSdl: '' });
        return () => undefined;
      },
      stop: async () => undefined,
    },
    // CacheControl wraps every field, for caches that this API does not have.
    plugins: [ApolloServerPluginCacheControlDisabled(), ApolloServerPluginLandingPageDisabled()],
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: limitRules(limits),
    introspection: true,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
  });
}

/** GraphQL over HTTP at /graphql; strangers hear nothing but 401, whatever they send. */
export function graphqlRoutes(apollo: ApolloServer<Caller>, options: HttpOptions) {
  const viewers = new WeakMap<FastifyRequest, Viewer>();
  return async (app: FastifyInstance): Promise<void> => {
    app.addHook('onRequest', async (request, reply) => {
      const viewer = await viewerOfHeaders(options.access, request.headers);
      if (!viewer) return refuse(reply, 401, 'UNAUTHENTICATED', 'Sign in, or send an API key.');
      const isChanging = request.method !== 'GET' && request.method !== 'HEAD';
      if (isChanging && isForeignOrigin(viewer, request.headers.origin, options.publicUrl)) {
        return refuse(reply, 403, 'FOREIGN_ORIGIN', 'This request was caused by another site.');
      }
      viewers.set(request, viewer);
      return undefined;
    });
    // What Fastify refuses before Apollo Server sees it: content types, broken or too large bodies.
    app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
      const status = error.statusCode ?? 500;
      if (status < 500) return refuse(reply, status, 'BAD_REQUEST', error.message);
      request.log.error({ err: error }, 'A GraphQL request failed');
      return refuse(reply, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong inside.');
    });
    const context = async (request: FastifyRequest, reply: FastifyReply): Promise<Caller> => {
      const viewer = viewers.get(request);
      if (!viewer) throw new Error('A request reached GraphQL without its viewer.');
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      return { viewer, signal: gone.signal, changes: options.changes };
    };
    const handler = fastifyApolloHandler(apollo, { context });
    app.route({ method: [...methods], url: '/graphql', handler });
  };
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code } }] });
}
