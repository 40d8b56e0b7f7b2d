import { createHash, timingSafeEqual } from 'node:crypto';
import { IdentityError } from './aadsts.js';

// RFC 7636 §4.1 and §4.2: 43*128unreserved, for the verifier and for the challenge.
const unreserved43To128 = /^[A-Za-z0-9\-._~]{43,128}$/;

export interface CodeChallenge {
  readonly challenge: string;
  readonly method: 'S256' | 'plain';
}

/**
 * RFC 7636 §4.3, at `/authorize`. Without a method the challenge is `plain`.
 * @returns null when the client asked for no proof
 * @throws {IdentityError} 501491 for a challenge outside the ABNF, 90023 for another method
 */
export function checkCodeChallenge(
  challenge: string | undefined,
  method: string | undefined,
): CodeChallenge | null {
  if (challenge === undefined && method === undefined) return null;
  if (challenge === undefined) throw new IdentityError(900144, { parameter: 'code_challenge' });
  if (method !== undefined && method !== 'S256' && method !== 'plain') {
    throw new IdentityError(90023, { value: method, parameter: 'code_challenge_method' });
  }
  if (!unreserved43To128.test(challenge)) throw new IdentityError(501491);
  return { challenge, method: method ?? 'plain' };
}

/**
 * RFC 7636 §4.6, at `/token`.
 * @throws {IdentityError} 501481 when the verifier is missing, outside the ABNF or another one, 50147 when a verifier
 * comes though no challenge was given (RFC 9700 §2.1.1: that is a downgrade)
 */
export function checkCodeVerifier(expected: CodeChallenge | null, verifier: string | undefined): void {
  if (expected === null) {
    if (verifier !== undefined) throw new IdentityError(50147);
    return;
  }
  if (verifier === undefined || !unreserved43To128.test(verifier)) throw new IdentityError(501481);
  const actual =
    expected.method === 'plain'
      ? verifier
      : createHash('sha256').update(verifier, 'ascii').digest('base64url');
  const [left, right] = [Buffer.from(actual), Buffer.from(expected.challenge)];
  if (left.length !== right.length || !timingSafeEqual(left, right)) throw new IdentityError(501481);
}
