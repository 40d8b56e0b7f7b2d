import { graph, readAccessToken, type AccessTokenClaims } from '../identity/index.js';
import { GraphError } from './graph-error.js';

/**
 * RFC 6750 §2.1: a token that the simulator issued, for Graph, that has not expired.
 * @throws {GraphError} 401 InvalidAuthenticationToken
 */
export async function checkBearerToken(
  secret: Uint8Array,
  authorization: string | undefined,
  now: Date,
): Promise<AccessTokenClaims> {
  const token = /^Bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw refused('Access token is empty.');
  const claims = await readAccessToken(secret, token, now);
  if (claims === 'malformed') throw refused('CompactToken parsing failed with error code: 80049217');
  if (claims === 'expired') throw refused('Lifetime validation failed, the token is expired.');
  if (claims.aud !== graph.uri) throw refused('Access token validation failure. Invalid audience.');
  return claims;
}

function refused(message: string): GraphError {
  return new GraphError(401, 'InvalidAuthenticationToken', message);
}
