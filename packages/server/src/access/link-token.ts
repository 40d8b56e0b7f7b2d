import type { Ambient } from '../ambient.js';
import { digest } from '../digest.js';

/** The secret of a one-time link. Times in ISO 8601 UTC. */
interface LinkToken {
  /** Stands in the link's fragment, which no server or proxy ever sees and no previewer of links follows. */
  readonly token: string;
  /** What is stored of it. */
  readonly tokenHash: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** A new one, of so many random bytes and for so many milliseconds. */
export function newLinkToken(
  ambient: Ambient,
  { bytes, lifetimeMs }: { bytes: number; lifetimeMs: number },
): LinkToken {
  const token = ambient.randomToken(bytes);
  const now = ambient.now();
  return {
    token,
    tokenHash: digest(token),
    createdAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + lifetimeMs).toISOString(),
  };
}
