import type { FastifyReply } from 'fastify';

interface CookieOptions {
  readonly isSecure: boolean;
  readonly maxAgeSeconds: number;
}

const openingPrefix = 'landbridge-auth-';

/** The cookie that binds one opening of an attempt to the browser that opened it: one name for each. */
export function openingCookieName(openingId: string): string {
  return `${openingPrefix}${openingId}`;
}

/** The openings that this browser says are its own. */
export function openingIdsIn(cookies: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(cookies)
    .filter((name) => name.startsWith(openingPrefix))
    .map((name) => name.slice(openingPrefix.length));
}

/** The cookie that binds an authorization link to the browser that begins with it. */
export function linkCookieName(linkId: string): string {
  return `landbridge-link-${linkId}`;
}

/**
 * Sets a cookie that only `/auth` sees and no script reads. SameSite=Lax: it has to come along when Microsoft sends
 * the browser back by a top-level GET, and must not come along with anybody else's POST.
 */
export function setAuthCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  options: CookieOptions,
): void {
  void reply.setCookie(name, value, {
    path: '/auth',
    httpOnly: true,
    sameSite: 'lax',
    secure: options.isSecure,
    maxAge: options.maxAgeSeconds,
  });
}
