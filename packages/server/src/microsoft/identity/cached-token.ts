import { z } from 'zod';
import { jsonObject } from '../json-object.js';
import type { IssuedToken } from './identity-client.js';
import { canonicalScope } from './scopes.js';

// The unified cache of Microsoft's libraries (msal-node, SerializerTypes.ts): times are seconds since 1970, as text.
const accessTokens = z.record(
  z.string(),
  z.looseObject({
    secret: z.string().min(1),
    target: z.string(),
    expires_on: z.string().regex(/^\d+$/),
    client_id: z.string(),
    cached_at: z.string().regex(/^\d+$/).optional(),
  }),
);

/** Nodes' clocks, and Microsoft's, may differ by so much. */
export const clockToleranceMs = 5 * 60_000;

/**
 * The access token for all of `scopes` in MSAL's serialised cache, the one that lives longest; null when it holds none.
 * One that was put into it later than `now` is not taken: the clock was set back since, and by it the token would live
 * longer than it does. Read without MSAL, which tells time by the system's clock alone and costs more than the rest of an answer.
 */
export function cachedToken(
  cache: string,
  wanted: { readonly clientId: string; readonly scopes: readonly string[]; readonly now: Date },
): IssuedToken | null {
  const latest = (wanted.now.getTime() + clockToleranceMs) / 1000;
  const found = tokensOf(cache)
    .filter((token) => token.client_id === wanted.clientId && covers(token.target, wanted.scopes))
    .filter(({ cached_at: cachedAt = '0' }) => Number(cachedAt) <= latest)
    .map(({ secret, target, expires_on: expiresOn }) => ({
      accessToken: secret,
      expiresAt: new Date(Number(expiresOn) * 1000),
      scopes: target.split(' '),
    }));
  return found.reduce<IssuedToken | null>(
    (best, token) => (best === null || token.expiresAt > best.expiresAt ? token : best),
    null,
  );
}

/** When the longest-lived access token in MSAL's serialised cache ends; null when it holds none. */
export function latestExpiry(cache: string): Date | null {
  const seconds = tokensOf(cache).map(({ expires_on: expiresOn }) => Number(expiresOn));
  return seconds.length === 0 ? null : new Date(Math.max(...seconds) * 1000);
}

/**
 * The cache with the times of what is new in it told by another clock than the system's, which is MSAL's only one.
 * @param aheadMs by how much that clock is ahead
 */
export function inOtherTime(before: string, after: string, aheadMs: number): string {
  const known = new Set(tokensOf(before).map(({ secret }) => secret));
  const cache = jsonObject(after) ?? {};
  const parsed = accessTokens.safeParse(cache['AccessToken'] ?? {});
  if (!parsed.success) return after;
  const moved = (seconds: string): string => String(Number(seconds) + Math.round(aheadMs / 1000));
  const tokens = Object.entries(parsed.data).map(([key, token]) => {
    if (known.has(token.secret)) return [key, token] as const;
    const { expires_on: expiresOn, cached_at: cachedAt } = token;
    const at = cachedAt === undefined ? {} : { cached_at: moved(cachedAt) };
    return [key, { ...token, expires_on: moved(expiresOn), ...at }] as const;
  });
  return JSON.stringify({ ...cache, AccessToken: Object.fromEntries(tokens) });
}

function tokensOf(cache: string): z.infer<typeof accessTokens>[string][] {
  const parsed = accessTokens.safeParse(jsonObject(cache)?.['AccessToken'] ?? {});
  return parsed.success ? Object.values(parsed.data) : [];
}

/** Compared as sets: Microsoft reorders scopes, and adds some. */
function covers(target: string, scopes: readonly string[]): boolean {
  const granted = new Set(target.split(' ').map(canonicalScope));
  return scopes.every((scope) => granted.has(canonicalScope(scope)));
}
