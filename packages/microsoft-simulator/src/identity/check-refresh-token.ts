import type { Grant, IdentityStore } from '../state/index.js';
import { IdentityError } from './aadsts.js';
import { readRefreshToken } from './refresh-token.js';
import { formatTimestamp } from './error-response.js';

// https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime
const inactivitySeconds = 90 * 24 * 3600;

/**
 * RFC 6749 §6: a refresh token is bound to its client; it dies by revocation or after 90 days without use.
 * @throws {IdentityError} 70000, 50173, 700082
 */
export function checkRefreshToken(store: IdentityStore, token: string, clientId: string, now: Date): Grant {
  const facts = readRefreshToken(store.tokenSecret, token);
  const grant = facts === null ? undefined : store.findGrant(facts.grantId);
  if (facts === null || grant === undefined || grant.clientId !== clientId) throw new IdentityError(70000);
  const issuedAt = new Date(facts.issuedAt * 1000);
  if (grant.revokedAt !== null) {
    const validFrom = new Date(grant.revokedAt * 1000);
    throw new IdentityError(50173, { issuedAt: issuedAt.toISOString(), validFrom: validFrom.toISOString() });
  }
  if (now.getTime() - issuedAt.getTime() > inactivitySeconds * 1000) {
    throw new IdentityError(700082, { issuedAt: formatTimestamp(issuedAt) });
  }
  return grant;
}
