import { createHash } from 'node:crypto';

export interface PkcePair {
  readonly verifier: string;
  /** For `code_challenge_method=S256`. */
  readonly challenge: string;
}

/** A pair as RFC 7636 §4 wants it (43 to 128 characters), out of 32 random bytes: `randomToken` makes 43 of them. */
export function createPkcePair(randomToken: (bytes: number) => string): PkcePair {
  const verifier = randomToken(32);
  return { verifier, challenge: createHash('sha256').update(verifier, 'ascii').digest('base64url') };
}
