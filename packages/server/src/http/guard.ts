import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import type { AccessService, Viewer } from '../access/index.js';
import { addressReader, clientAddress } from './client-address.js';
import { isOwnOrigin } from './origin.js';
import { type BucketLimits, TokenBuckets } from './token-buckets.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the guard in front of `/graphql`, null everywhere else. */
    viewer: Viewer | null;
  }
}

export interface GuardOptions {
  readonly access: Pick<AccessService, 'authenticate'>;
  readonly publicUrl: string;
  readonly trustedProxies: readonly string[];
  readonly limits: BucketLimits;
  /** A clock that only goes forward, in milliseconds. */
  readonly nowMs: () => number;
}

/** Stands in front of GraphQL: nothing there answers a stranger, a foreign page, or who asks too much. */
export class Guard {
  private readonly buckets: TokenBuckets;
  private readonly addressOf: (request: IncomingMessage) => string;

  constructor(private readonly options: GuardOptions) {
    this.buckets = new TokenBuckets(options.limits, options.nowMs);
    this.addressOf = addressReader(options.trustedProxies);
  }

  /** Fastify's `onRequest` hook: refuses before the body is read, or sets `request.viewer`. */
  readonly onRequest = async (
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply | undefined> => {
    const viewer = await this.options.access.authenticate({
      authorizationHeader: request.headers.authorization,
      cookieHeader: request.headers.cookie,
    });
    if (!viewer) {
      void reply.header('www-authenticate', 'Bearer');
      return refuse(
        reply,
        401,
        'UNAUTHENTICATED',
        'Sign in, or send "Authorization: Bearer …" with an API key.',
      );
    }
    if (!this.isTrusted(viewer, request.headers)) {
      return refuse(reply, 403, 'FOREIGN_ORIGIN', 'A page of another origin may not use this session.');
    }
    const retryAfterSeconds = this.take(viewer);
    if (retryAfterSeconds > 0) {
      void reply.header('retry-after', String(retryAfterSeconds));
      return refuse(reply, 429, 'RATE_LIMITED', 'Too many requests: wait as long as Retry-After says.');
    }
    request.viewer = asking(viewer, clientAddress(request));
    return undefined;
  };

  /**
   * Who opens a WebSocket, by what the client sent in `connection_init` or by the upgrade's headers; null for a
   * stranger and for a foreign page that rides on a cookie (RFC 6455 §10.2).
   */
  async viewerOfSocket(request: IncomingMessage, authorization: string | undefined): Promise<Viewer | null> {
    const { headers } = request;
    const viewer = await this.options.access.authenticate({
      authorizationHeader: authorization ?? headers.authorization,
      cookieHeader: headers.cookie,
    });
    return viewer && this.isTrusted(viewer, headers) ? asking(viewer, this.addressOf(request)) : null;
  }

  /** Counts one request of a viewer. @returns 0, or after how many seconds the next one may come */
  take(viewer: Viewer): number {
    return this.buckets.take(viewer.id);
  }

  private isTrusted(viewer: Viewer, headers: IncomingHttpHeaders): boolean {
    return !viewer.isCookieBorne || isOwnOrigin(headers, this.options.publicUrl);
  }
}

/** Whatever is recorded of the viewer tells where the request came from. */
function asking(viewer: Viewer, address: string): Viewer {
  return { ...viewer, actor: { ...viewer.actor, address } };
}

function refuse(reply: FastifyReply, status: number, code: string, message: string): FastifyReply {
  return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
}
