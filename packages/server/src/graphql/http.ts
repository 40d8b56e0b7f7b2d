import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLFormattedError, type GraphQLSchema, OperationTypeNode } from 'graphql';
import type { Caller, ConnectionChanges } from '../connections/schema.js';
import type { CompiledQueries } from './compiled-queries.js';
import { type GraphqlLimits, limitRules } from './limits.js';

export interface HttpOptions {
  readonly schema: GraphQLSchema;
  readonly changes: ConnectionChanges;
  readonly limits: GraphqlLimits;
  readonly compiled: CompiledQueries;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

/** Compiled code would answer a subscription's field once, with nothing to answer about. */
const noSubscriptions: ApolloServerPlugin<Caller> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operation }) {
        if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
        const extensions = { code: 'BAD_REQUEST', http: { status: 400 } };
        throw new GraphQLError('Subscriptions are answered over WebSocket.', { extensions });
      },
    };
  },
};

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
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      noSubscriptions,
    ],
    parseOptions: { maxTokens: limits.maxTokens },
    validationRules: limitRules(limits),
    validationOptions: { maxErrors: limits.maxErrors },
    introspection: true,
    // Nobody here sends digests instead of documents, and what is kept for them would be a caller's to fill.
    persistedQueries: false,
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    formatError,
  });
}

/** GraphQL over HTTP at /graphql, behind a guard that lets nobody pass without `request.viewer`. */
export function registerGraphqlRoute(
  app: FastifyInstance,
  apollo: ApolloServer<Caller>,
  options: HttpOptions,
): void {
  // What Fastify refuses before Apollo Server sees it: content types, broken or too large bodies.
  app.setErrorHandler((error: Error & { statusCode?: number }, request, reply) => {
    const status = error.statusCode ?? 500;
    if (status < 500) return refuse(reply, status, 'BAD_REQUEST', error.message);
    request.log.error({ err: error }, 'A GraphQL request failed');
    return refuse(reply, 500, 'INTERNAL_SERVER_ERROR', 'Something went wrong inside.');
  });
  const context = async ({ viewer }: FastifyRequest, reply: FastifyReply): Promise<Caller> => {
    if (!viewer) throw new Error('A request came to GraphQL past its guard.');
    const gone = new AbortController();
    // It closes after every answer too, and the error that an abort makes costs more than running a statement.
    reply.raw.once('close', () => {
      if (!reply.raw.writableFinished) gone.abort();
    });
    return { viewer, signal: gone.signal, changes: options.changes };
  };
  app.route({ method: [...methods], url: '/graphql', handler: fastifyApolloHandler(apollo, { context }) });
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send({ errors: [{ message, extensions: { code } }] });
}
