import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * The form in which states, cookies, tokens and keys are stored and compared: SHA-256, base64url. They are random and
 * long, so a slow hash would add nothing.
 */
export function digest(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** Whether `secret` is the one that `stored` is the digest of, in a time that does not tell how close it came. */
export function matchesDigest(secret: string, stored: string): boolean {
  const [actual, expected] = [Buffer.from(digest(secret)), Buffer.from(stored)];
  return actual.length === expected.length && timingSafeEqual(actual, expected);
}
