import type { IncomingMessage, Server } from 'node:http';
import {
  type ExecutionArgs,
  getOperationAST,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';
import { type Context, handleProtocols, makeServer, type ServerOptions } from 'graphql-ws';
import { type ServerOptions as SocketOptions, type WebSocket, WebSocketServer } from 'ws';
import type { Viewer } from '../access/index.js';
import type { Caller, ConnectionChanges } from '../connections/schema.js';
import type { CompiledQueries } from './compiled-queries.js';
import type { Documents } from './documents.js';
import type { ErrorLog } from './format-error.js';
import type { GraphqlLimits } from './limits.js';
import type { SharedExecution } from './shared-execution.js';
import { serveSocket } from './socket-adapter.js';
import { subscribeShared } from './subscribe.js';
import type { GraphqlGuard, Revocations } from './guard.js';

export interface SocketsOptions {
  readonly schema: GraphQLSchema;
  readonly revocations: Revocations;
  readonly changes: ConnectionChanges;
  readonly limits: GraphqlLimits;
  readonly documents: Documents;
  readonly compiled: CompiledQueries;
  readonly shared: SharedExecution;
  readonly formatError: (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;
  readonly log: ErrorLog;
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
  #running: WebSocketServer | null = null;

  constructor(private readonly options: SocketsOptions) {}

  /** Answers the upgrades of an HTTP server. */
  attach(server: Server, guard: GraphqlGuard): void {
    const { maxMessageBytes, closeTimeoutMs } = this.options.limits;
    // Whoever has gone without a word would hold up the hub's end for half a minute. Not typed yet (@types/ws).
    const patience: SocketOptions & { closeTimeout: number } = { closeTimeout: closeTimeoutMs };
    const sockets = new WebSocketServer({
      ...patience,
      noServer: true,
      maxPayload: maxMessageBytes,
      handleProtocols,
    });
    const adapter = {
      protocol: makeServer<Record<string, unknown>, Extra>(this.#serverOptions(guard)),
      extraOf: (socket: WebSocket, request: IncomingMessage): Extra => ({ socket, request }),
      keepAliveMs,
      log: this.options.log,
    };
    // Given the server itself, ws would take the server's own errors (a taken port) for those of its sockets.
    server.on('upgrade', (request, socket, head) => {
      if (request.url?.split('?', 1)[0] !== '/graphql') return socket.destroy();
      sockets.handleUpgrade(request, socket, head, (client) => serveSocket(adapter, client, request));
    });
    this.#running = sockets;
  }

  /** Ends every socket with 1001 (going away). */
  async stop(): Promise<void> {
    const running = this.#running;
    if (!running) return;
    this.#running = null;
    for (const client of running.clients) client.close(1001, 'Going away');
    await new Promise<void>((resolve) => running.close(() => resolve()));
  }

  #serverOptions(guard: GraphqlGuard): ServerOptions<Record<string, unknown>, Extra> {
    const { limits, compiled, shared, formatError } = this.options;
    return {
      connectionInitWaitTimeout: limits.connectionInitTimeoutMs,
      onConnect: (context) => this.#welcome(guard, context),
      onClose: ({ extra }) => {
        extra.session?.unwatch();
        extra.session?.gone.abort();
      },
      onSubscribe: (context, _id, payload) => this.#prepare(guard, context, payload),
      execute: (args) => {
        const run = compiled.get(args.document, args.operationName);
        return run(args.rootValue, args.contextValue, args.variableValues ?? {});
      },
      subscribe: (args) => subscribeShared({ compiled, shared }, args, args.contextValue as Caller),
      onNext: (_context, _id, _payload, _args, { errors, ...result }) =>
        errors && { ...result, errors: errors.map((error) => formatError(error.toJSON(), error)) },
      onError: (_context, _id, _payload, errors) =>
        errors.map((error) => formatError(formattedOf(error), error)),
    };
  }

  /** False closes the socket with 4403. */
  async #welcome(guard: GraphqlGuard, { extra, connectionParams }: SocketContext): Promise<boolean> {
    const named = connectionParams?.['authorization'];
    const viewer = await guard.viewerOfSocket(extra.request, typeof named === 'string' ? named : undefined);
    if (!viewer) return false;
    if (extra.socket.readyState !== extra.socket.OPEN) return false;
    const unwatch = this.options.revocations.onRevoked(viewer, (how) => {
      // Who has another right comes again and gets it: 1012 asks for that.
      if (how === 'CHANGED') extra.socket.close(1012, 'Rights changed');
      else extra.socket.close(4403, 'Forbidden');
    });
    extra.session = { viewer, gone: new AbortController(), unwatch };
    return true;
  }

  #prepare(
    guard: GraphqlGuard,
    { extra, subscriptions }: SocketContext,
    payload: { query: string; operationName?: string | null; variables?: Record<string, unknown> | null },
  ): ExecutionArgs | readonly GraphQLError[] {
    const { documents, schema, changes, limits } = this.options;
    if (!extra.session) return [refusal('UNAUTHENTICATED', 'This socket has not said who it is.')];
    if (guard.take(extra.session.viewer) > 0)
      return [refusal('RATE_LIMITED', 'Too many requests: wait a moment.')];
    if (Object.keys(subscriptions).length > limits.maxSubscriptionsPerSocket) {
      const message = `A socket has at most ${limits.maxSubscriptionsPerSocket} subscriptions.`;
      return [refusal('TOO_MANY_SUBSCRIPTIONS', message)];
    }
    const checked = documents.check(payload.query);
    if ('errors' in checked) return checked.errors;
    if (!getOperationAST(checked.document, payload.operationName)) {
      return [refusal('OPERATION_RESOLUTION_FAILURE', 'The document has no such operation.')];
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

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
