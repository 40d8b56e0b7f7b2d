import type { Actor } from '../audit/index.js';

/**
 * States of an authorization link. OPEN: can be used, by the browser that has begun with it if one has. The ends:
 * USED (the connection was authorized by it), WITHDRAWN (by an administrator), REPLACED (by a newer link), NOT_NEEDED
 * (the connection was authorized another way), EXPIRED.
 */
export type LinkState = 'OPEN' | 'USED' | 'WITHDRAWN' | 'REPLACED' | 'NOT_NEEDED' | 'EXPIRED';

/** Who made a link. What a key is called is for administrators alone: a link's page does not tell it. */
export type LinkRequester = Pick<Actor, 'kind' | 'name'>;

export interface Link {
  readonly id: string;
  readonly connectionId: string;
  readonly requestedBy: LinkRequester;
  readonly state: LinkState;
  /** Digest of the secret of the one browser that has begun with this link; null before. */
  readonly browserHash: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** How long a link that was sent to somebody can be used. */
export const linkLifetimeMs = 24 * 60 * 60_000;
