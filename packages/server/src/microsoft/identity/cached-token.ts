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
  }),
);

/**
 * The access token for all of `scopes` in MSAL's serialised cache, the one that lives longest; null when it holds none.
 * Read without MSAL, which tells time by the system's clock alone and costs more than the rest of an answer.
 */
export function cachedToken(
  cache: string,
  { clientId, scopes }: { readonly clientId: string; readonly scopes: readonly string[] },
): IssuedToken | null {
  const found = tokensOf(cache)
    .filter((token) => token.client_id === clientId && covers(token.target, scopes))
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
 * The cache with the expiry of what is new in it told by another clock than the system's, which is MSAL's only one.
 * @param aheadMs by how much that clock is ahead
 */
export function inOtherTime(before: string, after: string, aheadMs: number): string {
  const known = new Set(tokensOf(before).map(({ secret }) => secret));
  const cache = jsonObject(after) ?? {};
  const parsed = accessTokens.safeParse(cache['AccessToken'] ?? {});
  if (!parsed.success) return after;
  const moved = Object.entries(parsed.data).map(([key, token]) => {
    const seconds = Number(token.expires_on) + (known.has(token.secret) ? 0 : Math.round(aheadMs / 1000));
    return [key, { ...token, expires_on: String(seconds) }] as const;
  });
  return JSON.stringify({ ...cache, AccessToken: Object.fromEntries(moved) });
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
