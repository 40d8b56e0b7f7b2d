import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair } from 'jose';
import { z } from 'zod';

const grantSchema = z.object({
  id: z.string(),
  accountId: z.string(),
  tenantId: z.string(),
  clientId: z.string(),
  /** Scopes of OpenID Connect that were asked for at sign-in. */
  openIdScopes: z.array(z.string()),
  /** Seconds since 1970. */
  createdAt: z.number(),
  lastUsedAt: z.number(),
  revokedAt: z.number().nullable(),
});

const consentSchema = z.object({
  tenantId: z.string(),
  clientId: z.string(),
  /** Null: for everybody in the organization. */
  accountId: z.string().nullable(),
  delegated: z.array(z.string()),
  application: z.array(z.string()),
});

export const simulatorStateSchema = z.object({
  version: z.literal(1),
  signingKey: z.object({
    kid: z.string(),
    kty: z.literal('RSA'),
    n: z.string(),
    e: z.string(),
    d: z.string(),
    p: z.string(),
    q: z.string(),
    dp: z.string(),
    dq: z.string(),
    qi: z.string(),
  }),
  /** Authenticates refresh and access tokens; base64url. */
  tokenSecret: z.string(),
  grants: z.array(grantSchema),
  consents: z.array(consentSchema),
});

/** A sign-in that refresh tokens belong to. */
export type Grant = z.infer<typeof grantSchema>;
/** What somebody, or an administrator for everybody, allowed an application. */
export type Consent = z.infer<typeof consentSchema>;
export type SimulatorState = z.infer<typeof simulatorStateSchema>;

/** A simulator that nobody has used yet, with keys of its own. */
export async function newSimulatorState(): Promise<SimulatorState> {
  const { privateKey } = await generateKeyPair('RS256', { modulusLength: 2048, extractable: true });
  const jwk = await exportJWK(privateKey);
  return simulatorStateSchema.parse({
    version: 1,
    signingKey: { ...jwk, kid: randomUUID().replaceAll('-', '') },
    tokenSecret: randomBytes(32).toString('base64url'),
    grants: [],
    consents: [],
  });
}
