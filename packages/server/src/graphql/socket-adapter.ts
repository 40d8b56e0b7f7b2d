import type { IncomingMessage } from 'node:http';
import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { ErrorLog } from './format-error.js';

export interface SocketAdapter<E> {
  readonly protocol: Server<E>;
  readonly extraOf: (socket: WebSocket, request: IncomingMessage) => E;
  readonly keepAliveMs: number;
  readonly log: ErrorLog;
}

/**
 * Lets one socket speak graphql-ws. The library's own adapter writes to the console itself; here what a client does
 * wrong is answered by its close code alone, and what goes wrong inside is in the log.
 */
export function serveSocket<E>(adapter: SocketAdapter<E>, socket: WebSocket, request: IncomingMessage): void {
  const failed = (error: unknown): void => {
    adapter.log.error({ err: error }, 'A WebSocket was closed because something went wrong inside');
    socket.close(CloseCode.InternalServerError, 'Internal server error');
  };
  // Frames that are broken or too large: ws itself has closed the socket with 1002, 1007 or 1009.
  socket.on('error', () => undefined);
  const stopPinging = keepAlive(socket, adapter.keepAliveMs);
  const closed = adapter.protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => sent(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (receive) => {
        socket.on('message', (data: Buffer) => void receive(data.toString()).catch(failed));
      },
    },
    adapter.extraOf(socket, request),
  );
  socket.once('close', (code, reason) => {
    stopPinging();
    closed(code, reason.toString()).catch(failed);
  });
}

/** Resolves when the text has left, or cannot: a client that went away is told of by `close`. */
function sent(socket: WebSocket, text: string): Promise<void> {
  return new Promise((resolve) => {
    if (socket.readyState === socket.OPEN) socket.send(text, () => resolve());
    else resolve();
  });
}

/** Pings, and ends a socket that has not answered by the next ping. @returns what ends the pinging */
function keepAlive(socket: WebSocket, everyMs: number): () => void {
  let hasAnswered = true;
  socket.on('pong', () => {
    hasAnswered = true;
  });
  const interval = setInterval(() => {
    if (!hasAnswered) {
      socket.terminate();
      return;
    }
    hasAnswered = false;
    socket.ping();
  }, everyMs);
  return () => clearInterval(interval);
}
