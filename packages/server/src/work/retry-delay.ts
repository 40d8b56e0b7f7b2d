import type { Ambient } from '../ambient.js';

const firstMs = 5_000;
const longestMs = 3_600_000;

/**
 * How long a job waits after its nth failure: 5 seconds, then twice as long each time, an hour at most, a quarter more
 * or less, so that what failed together does not come back together.
 */
export function retryDelayMs(failures: number, ambient: Pick<Ambient, 'randomToken'>): number {
  const random = Buffer.from(ambient.randomToken(4), 'base64url').readUInt32BE() / 2 ** 32;
  return Math.round(Math.min(longestMs, firstMs * 2 ** (failures - 1)) * (0.75 + random / 2));
}

/** How often a job may fail unless said otherwise. */
export const defaultMaxAttempts = 15;
