import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Ambient } from '../ambient.js';
import { ConnectionChanges } from '../connections/schema.js';
import type { EventLog } from '../events/index.js';
import { buildGraphqlSchema, type SchemaDependencies } from './build-schema.js';
import { CompiledQueries } from './compiled-queries.js';
import { Documents } from './documents.js';
import { type ErrorLog, errorFormatter } from './format-error.js';
import type { GraphqlGuard, Revocations } from './guard.js';
import { createApollo, type HttpOptions, registerGraphqlRoute } from './http.js';
import { defaultGraphqlLimits, type GraphqlLimits } from './limits.js';
import { QueryCost } from './query-cost.js';
import { SharedExecution } from './shared-execution.js';
import { Sockets } from './sockets.js';

export interface GraphqlOptions extends SchemaDependencies {
  readonly revocations: Revocations;
  readonly events: Pick<EventLog, 'follow' | 'lastPosition'>;
  readonly ambient: Ambient;
  readonly log: ErrorLog;
  readonly limits?: Partial<GraphqlLimits>;
}

export interface Graphql {
  readonly schema: GraphQLSchema;
  /** Registers /graphql and answers the WebSockets of the same server. */
  register(app: FastifyInstance, guard: GraphqlGuard): void;
  /** Ends every socket, then the rest. */
  stop(): Promise<void>;
}

/** GraphQL over HTTP and WebSocket at /graphql, with one executor and the same limits for both. */
export async function createGraphql(options: GraphqlOptions): Promise<Graphql> {
  const schema = await buildGraphqlSchema(options);
  const limits = { ...defaultGraphqlLimits, ...options.limits };
  const compiled = new CompiledQueries(schema, new QueryCost(schema, limits.maxCost));
  const shared: HttpOptions = {
    schema,
    changes: new ConnectionChanges(options),
    limits,
    compiled,
    formatError: errorFormatter(options),
  };
  const documents = new Documents(schema, limits);
  const sockets = new Sockets({
    ...shared,
    documents,
    revocations: options.revocations,
    log: options.log,
    shared: new SharedExecution(),
  });
  const apollo = createApollo(shared);
  await apollo.start();
  return {
    schema,
    register(app, guard) {
      registerGraphqlRoute(app, apollo, shared);
      sockets.attach(app.server, guard);
      // The server's end waits for them.
      app.addHook('preClose', () => sockets.stop());
    },
    async stop() {
      await sockets.stop();
      await apollo.stop();
    },
  };
}
