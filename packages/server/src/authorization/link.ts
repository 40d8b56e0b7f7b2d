/**
 * States of an authorization link. OPEN: can be used, by the browser that has begun with it if one has. The ends:
 * USED (the connection was authorized by it), WITHDRAWN (by an administrator), REPLACED (by a newer link), NOT_NEEDED
 * (the connection was authorized another way), EXPIRED.
 */
export type LinkState = 'OPEN' | 'USED' | 'WITHDRAWN' | 'REPLACED' | 'NOT_NEEDED' | 'EXPIRED';

export interface Link {
  readonly id: string;
  readonly connectionId: string;
  readonly requestedBy: string;
  readonly state: LinkState;
  /** Digest of the secret of the one browser that has begun with this link; null before. */
  readonly browserHash: string | null;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** How long a link that was sent to somebody can be used. */
export const linkLifetimeMs = 24 * 60 * 60_000;

/** Who asks, in the words that a link's page and the window have for the bearer of a key, who has no name. */
export const keyHolder = 'an administrator of Landbridge';
