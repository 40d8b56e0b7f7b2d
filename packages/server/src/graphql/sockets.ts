import type { IncomingMessage, Server } from 'node:http';
import { type ExecutionArgs, getOperationAST, GraphQLError, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Context, ServerOptions } from 'graphql-ws';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../access/index.js';
import type { Caller, ConnectionChanges } from '../connections/schema.js';
import type { CompiledQueries } from './compiled-queries.js';
import type { Documents } from './documents.js';
import type { GraphqlLimits } from './limits.js';
import type { SharedExecution } from './shared-execution.js';
import { subscribeShared } from './subscribe.js';
import { type Access, isForeignOrigin } from './viewers.js';

export interface SocketsOptions {
  readonly schema: GraphQLSchema;
  readonly access: Access;
  readonly changes: ConnectionChanges;
  readonly publicUrl: string;
  readonly limits: GraphqlLimits;
  readonly documents: Documents;
  readonly compiled: CompiledQueries;
  readonly shared: SharedExecution;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
}

interface Extra {
  readonly socket: WebSocket;
  readonly request: IncomingMessage;
  /** Set once the socket has said who it is. */
  session?: { readonly viewer: Viewer; readonly gone: AbortController; readonly unwatch: () => void };
}

type SocketContext = Context<Record<string, unknown>, Extra>;

const keepAliveMs = 12_000;

/** GraphQL over WebSocket (graphql-transport-ws) at /graphql. */
export class Sockets {
  #running: { dispose(): void | Promise<void> } | null = null;

  constructor(private readonly options: SocketsOptions) {}

  /** Answers the upgrades of an HTTP server. */
  attach(server: Server): void {
    const sockets = new WebSocketServer({ server, path: '/graphql', maxPayload: this.options.limits.maxMessageBytes });
    this.#running = useServer<Record<string, unknown>, Partial<Extra>>(this.#serverOptions(), sockets, keepAliveMs);
  }

  /** Ends every socket with 1001 (going away). */
  async stop(): Promise<void> {
    await this.#running?.dispose();
    this.#running = null;
  }

  #serverOptions(): ServerOptions<Record<string, unknown>, Extra> & { isProd: boolean } {
    const { limits, compiled, shared, formatError } = this.options;
    return {
      isProd: true,
      connectionInitWaitTimeout: limits.connectionInitTimeoutMs,
      onConnect: (context) => this.#welcome(context),
      onClose: ({ extra }) => {
        extra.session?.unwatch();
        extra.session?.gone.abort();
      },
      onSubscribe: (context, _id, payload) => this.#prepare(context, payload),
      execute: (args) => {
        const run = compiled.get(args.document, args.operationName);
        return run(args.rootValue, args.contextValue, args.variableValues ?? {});
      },
      subscribe: (args) => subscribeShared({ compiled, shared }, args, args.contextValue as Caller),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) =>
        errors && { ...result, errors: errors.map((error) => formatError(error.toJSON(), error)) },
      onError: (_context, _id, _payload, errors) => errors.map((error) => formatError(formattedOf(error), error)),
    };
  }

  /** False closes the socket with 4403. */
  async #welcome({ extra, connectionParams }: SocketContext): Promise<boolean> {
    const { access, publicUrl } = this.options;
    const { headers } = extra.request;
    const named = connectionParams?.['authorization'];
    const viewer = await access.authenticate({
      authorizationHeader: typeof named === 'string' ? named : headers.authorization,
      cookieHeader: headers.cookie,
    });
    if (!viewer || isForeignOrigin(viewer, headers.origin, publicUrl)) return false;
    if (extra.socket.readyState !== extra.socket.OPEN) return false;
    const unwatch = access.onRevoked(viewer, () => extra.socket.close(4403, 'Forbidden'));
    extra.session = { viewer, gone: new AbortController(), unwatch };
    return true;
  }

  #prepare(
    { extra, subscriptions }: SocketContext,
    payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  ): ExecutionArgs | readonly GraphQLError[] {
    const { documents, schema, changes, limits } = this.options;
    if (!extra.session) return [new GraphQLError('Unauthorized', { extensions: { code: 'UNAUTHENTICATED' } })];
    if (Object.keys(subscriptions).length > limits.maxSubscriptionsPerSocket) {
      const message = `A socket has at most ${limits.maxSubscriptionsPerSocket} subscriptions.`;
      return [new GraphQLError(message, { extensions: { code: 'TOO_MANY_SUBSCRIPTIONS' } })];
    }
    const checked = documents.check(payload.query);
    if ('errors' in checked) return checked.errors;
    if (!getOperationAST(checked.document, payload.operationName)) {
      const message = 'The document has no such operation.';
      return [new GraphQLError(message, { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } })];
    }
    const { viewer, gone } = extra.session;
    const caller: Caller = { viewer, signal: gone.signal, changes };
    return {
      schema,
      document: checked.document,
      operationName: payload.operationName ?? null,
      variableValues: payload.variables ?? {},
      contextValue: caller,
    };
  }
}

function formattedOf(error: GraphQLError | GraphQLFormattedError): GraphQLFormattedError {
  return error instanceof GraphQLError ? error.toJSON() : error;
}
