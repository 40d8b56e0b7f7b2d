import type { Opening } from '../attempt.js';
import { openingCookieName } from '../cookies.js';
import { matchesDigest } from '../../digest.js';

/**
 * The browser that comes back must be the one that was sent: otherwise somebody could finish his own sign-in in
 * somebody else's browser (RFC 9700 §4.7, session fixation).
 */
export function checkCookie(
  opening: Opening,
  cookies: Readonly<Record<string, string | undefined>>,
): boolean {
  const secret = cookies[openingCookieName(opening.id)];
  return secret !== undefined && matchesDigest(secret, opening.cookieHash);
}
