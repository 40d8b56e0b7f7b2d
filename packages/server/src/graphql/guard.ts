import type { IncomingMessage } from 'node:http';
import type { AccessService, Viewer } from '../access/index.js';

/** Who stands in front of GraphQL: `http/` has it, and sets `request.viewer` of every request that it lets pass. */
export interface GraphqlGuard {
  /** Who opens a socket; null for a stranger, and for a page of another site that rides on a cookie. */
  viewerOfSocket(request: IncomingMessage, authorization: string | undefined): Promise<Viewer | null>;
  /** Counts one operation of a viewer; returns 0, or after how many seconds the next one may come. */
  take(viewer: Viewer): number;
}

/** Who says when a right has ended. */
export type Revocations = Pick<AccessService, 'onRevoked'>;
