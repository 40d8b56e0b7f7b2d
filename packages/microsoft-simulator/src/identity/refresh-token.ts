import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** What a refresh token says about itself. Nothing is stored for one, so that each refresh may issue another. */
export interface RefreshTokenFacts {
  readonly grantId: string;
  /** Seconds since 1970. */
  readonly issuedAt: number;
}

export function issueRefreshToken(secret: Uint8Array, facts: RefreshTokenFacts): string {
  const body = ['1', facts.grantId, facts.issuedAt.toString(36), randomBytes(24).toString('base64url')].join(
    '.',
  );
  return `${body}.${signature(secret, body)}`;
}

/** @returns null for anything that was not issued with that secret */
export function readRefreshToken(secret: Uint8Array, token: string): RefreshTokenFacts | null {
  const end = token.lastIndexOf('.');
  const body = token.slice(0, end);
  const [expected, actual] = [Buffer.from(signature(secret, body)), Buffer.from(token.slice(end + 1))];
  if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return null;
  const [, grantId, issuedAt] = body.split('.');
  if (grantId === undefined || issuedAt === undefined) return null;
  return { grantId, issuedAt: Number.parseInt(issuedAt, 36) };
}

function signature(secret: Uint8Array, body: string): string {
  return createHmac('sha256', secret).update(`refresh:${body}`).digest('base64url');
}
