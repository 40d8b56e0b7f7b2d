import Fastify, { type FastifyBaseLogger, type FastifyInstance, type FastifyServerOptions } from 'fastify';
import { clientAddress } from './client-address.js';

/** Where log lines go instead of standard output. */
export interface LogStream {
  write(line: string): void;
}

/**
 * The hub's log: JSON lines from this level on. What is logged never holds a credential: no query, no token in a path, no
 * header, no statement's parameters.
 */
export function createLog(level: string, stream?: LogStream): FastifyBaseLogger {
  const logger: FastifyServerOptions['logger'] = level !== 'silent' && {
    level,
    ...(stream ? { stream } : {}),
    redact: [
      'req.headers',
      'res.headers',
      '*.authorization',
      '*.cookie',
      '*.password',
      '*.token',
      '*.secret',
    ],
    serializers: {
      req: (request) => ({
        method: request.method,
        path: safePath(request.url),
        address: clientAddress(request),
      }),
      res: (reply) => ({ status: reply.statusCode }),
      err: (error) => ({
        type: error.name,
        message: error.message,
        code: error.code,
        stack: error.stack ?? '',
      }),
    },
  };
  // There is a log before there is a server: opening the database may have something to say already.
  return Fastify({ logger }).log;
}

/** The path without its query and without the one-time tokens that addresses below /auth carry. */
export function safePath(url: string): string {
  const path = url.split(/[?#]/, 1)[0] ?? '';
  return path.replace(/^(\/auth\/[a-z]+)\/.+$/, '$1/…');
}

/** One line for each request when it is answered; what comes in masses is logged at `debug`. */
export function logRequests(app: FastifyInstance): void {
  app.addHook('onResponse', async (request, reply) => {
    const isRoutine = reply.statusCode < 400 && !/^\/(auth|session|setup)/.test(request.url);
    const level = reply.statusCode >= 500 ? 'error' : isRoutine ? 'debug' : 'info';
    request.log[level]({ req: request, res: reply, durationMs: Math.round(reply.elapsedTime) }, 'answered');
  });
}
