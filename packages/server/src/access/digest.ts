import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The form in which tokens and keys are stored and compared: SHA-256, base64url. They are random and long, so a slow
 * hash would add nothing.
 */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether two digests are the same, in a time that does not tell how far they agree. */
export function isSameDigest(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
