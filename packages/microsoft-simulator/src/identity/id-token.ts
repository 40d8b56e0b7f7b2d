import { createHash, createPrivateKey, generateKeyPairSync, randomUUID, type KeyObject } from 'node:crypto';
import { SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import type { Account, Tenant } from '../accounts/index.js';
import { toNumericDate } from '../clock.js';
import type { ScenarioName } from '../scenario/index.js';
import type { IdentityContext } from './identity-context.js';
import { otherTenant } from './sign-in.js';

export interface IdTokenFacts {
  readonly account: Account;
  readonly tenant: Tenant;
  readonly clientId: string;
  readonly openIdScopes: ReadonlySet<string>;
  readonly nonce: string | null;
}

const lifetimeSeconds = 3600;

/** `iss` of a tenant: https://learn.microsoft.com/entra/identity-platform/id-token-claims-reference */
export function issuer(url: string, tenantId: string): string {
  return `${url}/${tenantId}/v2.0`;
}

/** Who the tokens of this answer are about; two scenarios change it. */
export function subjectOf(
  context: IdentityContext,
  facts: Pick<IdTokenFacts, 'account' | 'tenant'>,
): {
  account: Account;
  tenant: Tenant;
} {
  const { account, tenant } = facts;
  if (context.scenario.use('wrong-tenant', tenant) !== null) {
    const other = otherTenant(context, tenant);
    const stranger = context.directory.accountsOf(other).find((one) => one.isGlobalAdministrator) ?? account;
    return { account: stranger, tenant: other };
  }
  if (context.scenario.use('wrong-account', tenant) !== null) {
    const colleagues = context.directory.accountsOf(tenant).filter((one) => one.id !== account.id);
    return {
      account: colleagues.find((one) => one.hasMailbox && !one.isGlobalAdministrator) ?? account,
      tenant,
    };
  }
  if (context.scenario.use('recreated-account', tenant) !== null) {
    return { account: { ...account, id: randomUUID() }, tenant };
  }
  return { account, tenant };
}

function claims(context: IdentityContext, facts: IdTokenFacts): JWTPayload {
  const { account, tenant, clientId, openIdScopes } = facts;
  const now = toNumericDate(context.clock.now());
  const isNameless = context.scenario.use('id-token-without-email', tenant) !== null;
  const profile = {
    name: account.displayName,
    ...(isNameless ? {} : { preferred_username: account.username }),
  };
  const hasEmail = openIdScopes.has('email') && account.email !== null && !isNameless;
  return {
    aud: clientId,
    iss: issuer(context.url(), tenant.id),
    iat: now,
    nbf: now,
    exp: now + lifetimeSeconds,
    ...(hasEmail ? { email: account.email } : {}),
    ...(facts.nonce === null ? {} : { nonce: facts.nonce }),
    oid: account.id,
    ...(openIdScopes.has('profile') ? profile : {}),
    rh: `1.${randomUUID()}`,
    // Pairwise: another one for each application.
    sub: createHash('sha256').update(`${account.id} ${clientId}`).digest('base64url'),
    tid: tenant.id,
    uti: randomUUID(),
    ver: '2.0',
  };
}

const wrongClaims: Partial<Record<ScenarioName, (claims: JWTPayload, now: number) => JWTPayload>> = {
  'id-token-wrong-audience': (right) => ({ ...right, aud: randomUUID() }),
  'id-token-wrong-issuer': (right) => ({
    ...right,
    iss: `https://login.example.test/${String(right['tid'])}/v2.0`,
  }),
  'id-token-wrong-nonce': (right) => ({ ...right, nonce: randomUUID() }),
  'id-token-expired': (right, now) => ({ ...right, iat: now - 7200, nbf: now - 7200, exp: now - 3600 }),
  'id-token-not-yet-valid': (right, now) => ({ ...right, iat: now + 3600, nbf: now + 3600, exp: now + 7200 }),
};

function withWrongClaims(context: IdentityContext, tenant: Tenant, right: JWTPayload): JWTPayload {
  const { name } = context.scenario.get();
  const spoil = wrongClaims[name];
  if (spoil === undefined || context.scenario.use(name, tenant) === null) return right;
  return spoil(right, toNumericDate(context.clock.now()));
}

/** An ID token (OpenID Connect Core §2), signed with RS256, unless a scenario forges it. */
export async function issueIdToken(context: IdentityContext, facts: IdTokenFacts): Promise<string> {
  const { tenant } = facts;
  const payload = withWrongClaims(context, tenant, claims(context, facts));
  if (context.scenario.use('id-token-alg-none', tenant) !== null) return new UnsecuredJWT(payload).encode();
  const { kid } = context.store.signingKey;
  if (context.scenario.use('id-token-unknown-key', tenant) !== null) {
    return sign(payload, foreignKey(), randomUUID().replaceAll('-', ''));
  }
  if (context.scenario.use('id-token-wrong-signature', tenant) !== null)
    return sign(payload, foreignKey(), kid);
  return sign(payload, createPrivateKey({ key: context.store.signingKey, format: 'jwk' }), kid);
}

function sign(payload: JWTPayload, key: KeyObject, kid: string): Promise<string> {
  return new SignJWT(payload).setProtectedHeader({ typ: 'JWT', alg: 'RS256', kid }).sign(key);
}

let keyOfSomebodyElse: KeyObject | null = null;

function foreignKey(): KeyObject {
  keyOfSomebodyElse ??= generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  return keyOfSomebodyElse;
}
