import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { z } from 'zod';
import { toNumericDate } from '../clock.js';

const claimsSchema = z.object({
  aud: z.string(),
  tid: z.string(),
  appid: z.string(),
  exp: z.number(),
  /** Absent for an application that acts by itself. */
  oid: z.string().optional(),
  upn: z.string().optional(),
  /** Delegated permissions, with spaces between them. */
  scp: z.string().optional(),
  /** The grant that it comes from; absent for an application that acts by itself. */
  grant: z.string().optional(),
  /** Application permissions. */
  roles: z.array(z.string()).optional(),
});

/** What an access token of the simulator says; for the simulator's own Graph alone. */
export type AccessTokenClaims = z.infer<typeof claimsSchema>;

export type AccessTokenProblem = 'malformed' | 'expired';

/**
 * An access token. Clients must not read it, so it is authenticated by a secret that only the simulator has.
 * @param lifetimeSeconds how long it is valid from `now` on
 */
export async function issueAccessToken(
  secret: Uint8Array,
  claims: Omit<AccessTokenClaims, 'exp'>,
  now: Date,
  lifetimeSeconds: number,
): Promise<string> {
  const issuedAt = toNumericDate(now);
  return new SignJWT({
    ...claims,
    iat: issuedAt,
    nbf: issuedAt,
    exp: issuedAt + lifetimeSeconds,
    jti: randomUUID(),
  })
    .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt' })
    .sign(secret);
}

/** The claims of a token that the simulator issued and that is still valid, or what is wrong with it. */
export async function readAccessToken(
  secret: Uint8Array,
  token: string,
  now: Date,
): Promise<AccessTokenClaims | AccessTokenProblem> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      algorithms: ['HS256'],
      typ: 'at+jwt',
      currentDate: now,
    });
    return claimsSchema.parse(payload);
  } catch (error) {
    if (error instanceof errors.JWTExpired) return 'expired';
    if (error instanceof errors.JOSEError || error instanceof z.ZodError) return 'malformed';
    throw error;
  }
}
