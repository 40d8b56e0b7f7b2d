import type { Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import type { Ambient } from '../ambient.js';
import { ConnectionChanges } from '../connections/schema.js';
import type { EventLog } from '../events/index.js';
import { buildGraphqlSchema, type SchemaDependencies } from './build-schema.js';
import { CompiledQueries } from './compiled-queries.js';
import { Documents } from './documents.js';
import { type ErrorLog, errorFormatter } from './format-error.js';
import { createApollo, graphqlRoutes, type HttpOptions } from './http.js';
import { defaultGraphqlLimits, type GraphqlLimits } from './limits.js';
import { SharedExecution } from './shared-execution.js';
import { Sockets } from './sockets.js';
import type { Access } from './viewers.js';

export interface GraphqlOptions extends SchemaDependencies {
  readonly access: Access;
  readonly events: Pick<EventLog, 'follow' | 'lastPosition'>;
  readonly ambient: Ambient;
  readonly log: ErrorLog;
  readonly limits?: Partial<GraphqlLimits>;
}

export interface Graphql {
  readonly schema: GraphQLSchema;
  /** A Fastify plugin: `app.register(graphql.routes)`. */
  readonly routes: (app: FastifyInstance) => Promise<void>;
  /** Answers WebSockets on the same server; call it once the app is ready. */
  attach(server: Server): void;
  /** Ends every socket, then the rest. */
  stop(): Promise<void>;
}

/** GraphQL over HTTP and WebSocket at /graphql, with one executor and the same limits for both. */
export async function createGraphql(options: GraphqlOptions): Promise<Graphql> {
  const schema = await buildGraphqlSchema(options);
  const limits = { ...defaultGraphqlLimits, ...options.limits };
  const compiled = new CompiledQueries(schema);
  const shared: HttpOptions = {
    schema,
    access: options.access,
    changes: new ConnectionChanges(options),
    publicUrl: options.installation.publicUrl,
    limits,
    compiled,
    formatError: errorFormatter(options),
  };
  const documents = new Documents(schema, limits);
  const sockets = new Sockets({ ...shared, documents, shared: new SharedExecution() });
  const apollo = createApollo(shared);
  await apollo.start();
  return {
    schema,
    routes: graphqlRoutes(apollo, shared),
    attach: (server) => sockets.attach(server),
    async stop() {
      await sockets.stop();
      await apollo.stop();
    },
  };
}
