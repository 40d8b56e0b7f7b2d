import type { IncomingHttpHeaders } from 'node:http';
import type { AccessService, Viewer } from '../access/index.js';

export type Access = Pick<AccessService, 'authenticate' | 'onRevoked'>;

/** Whether a browser was led here by another site: cookies go along whoever caused the request. */
export function isForeignOrigin(viewer: Viewer, origin: string | undefined, publicUrl: string): boolean {
  return viewer.isCookieBorne && origin !== new URL(publicUrl).origin;
}

/** Who sent these headers; null for a stranger. */
export function viewerOfHeaders(access: Access, headers: IncomingHttpHeaders): Promise<Viewer | null> {
  return access.authenticate({ authorizationHeader: headers.authorization, cookieHeader: headers.cookie });
}
