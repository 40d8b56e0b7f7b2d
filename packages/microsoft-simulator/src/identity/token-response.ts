import { randomInt } from 'node:crypto';
import type { Account, Tenant } from '../accounts/index.js';
import { toNumericDate } from '../clock.js';
import { issueAccessToken } from './access-token.js';
import type { Application } from './application.js';
import type { RequestedScopes } from './check-scope.js';
import { delegatedPermissions } from './consent.js';
import type { IdentityContext } from './identity-context.js';
import { issueIdToken, subjectOf } from './id-token.js';
import { issueRefreshToken } from './refresh-token.js';
import type { Resource } from './resources.js';

/** RFC 6749 §5.1 with what Microsoft adds. */
export interface TokenResponse {
  readonly token_type: 'Bearer';
  readonly scope?: string;
  readonly expires_in: number;
  readonly ext_expires_in: number;
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly client_info?: string;
}

/** Seconds. Microsoft draws a lifetime between 60 and 90 minutes. */
export function accessTokenLifetime(context: IdentityContext, tenant: Tenant): number {
  const short = context.scenario.use('short-lived-tokens', tenant);
  return short === null ? randomInt(3600, 5400) : (short.seconds ?? 60);
}

export interface DelegatedTokens {
  readonly account: Account;
  readonly tenant: Tenant;
  readonly application: Application;
  readonly resource: Resource;
  readonly scopes: RequestedScopes;
  /** Scopes of OpenID Connect that the sign-in asked for, whatever this request asks. */
  readonly openIdScopes: ReadonlySet<string>;
  readonly grantId: string;
  readonly nonce: string | null;
  readonly wantsClientInfo: boolean;
}

/** Tokens on behalf of somebody who signed in. */
export async function delegatedTokenResponse(
  context: IdentityContext,
  facts: DelegatedTokens,
): Promise<TokenResponse> {
  const { store, clock } = context;
  const { application, openIdScopes } = facts;
  const lifetime = accessTokenLifetime(context, facts.tenant);
  const permissions = grantedPermissions(context, facts);
  const { account, tenant } = subjectOf(context, facts);
  const claims = {
    aud: facts.resource.uri,
    tid: tenant.id,
    appid: application.clientId,
    oid: account.id,
    upn: account.username,
    grant: facts.grantId,
    scp: permissions.map((key) => key.slice(facts.resource.uri.length + 1)).join(' '),
  };
  const idToken = openIdScopes.has('openid')
    ? { id_token: await issueIdToken(context, { ...facts, account, tenant, clientId: application.clientId }) }
    : {};
  return {
    token_type: 'Bearer',
    scope: scopeText(facts, permissions),
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await issueAccessToken(store.tokenSecret, claims, clock.now(), lifetime),
    ...refreshToken(context, facts),
    ...idToken,
    ...(facts.wantsClientInfo ? { client_info: clientInfo(account, tenant) } : {}),
  };
}

function refreshToken(context: IdentityContext, facts: DelegatedTokens): { refresh_token?: string } {
  if (!facts.openIdScopes.has('offline_access')) return {};
  if (context.scenario.use('no-refresh-token', facts.tenant) !== null) return {};
  const issuedAt = toNumericDate(context.clock.now());
  return {
    refresh_token: issueRefreshToken(context.store.tokenSecret, { grantId: facts.grantId, issuedAt }),
  };
}

// A token holds every permission that was granted at its resource, not those asked for alone.
function grantedPermissions(context: IdentityContext, facts: DelegatedTokens): string[] {
  const prefix = `${facts.resource.uri}/`;
  const granted = context.store.delegatedScopes(
    facts.tenant.id,
    facts.application.clientId,
    facts.account.id,
  );
  const here = [...granted].filter((key) => key.startsWith(prefix)).sort();
  const asked = delegatedPermissions(facts.scopes).find((permission) => permission.key.startsWith(prefix));
  if (asked === undefined || context.scenario.use('scope-missing', facts.tenant) === null) return here;
  return here.filter((key) => key !== asked.key);
}

/** As Microsoft answers: in another order than asked for, and never with `offline_access`. */
function scopeText(facts: DelegatedTokens, permissions: readonly string[]): string {
  const prefix = facts.scopes.resourceScopes[0]?.prefix ?? null;
  const names = permissions.map((key) => key.slice(facts.resource.uri.length + 1));
  const openId = ['profile', 'openid', 'email'].filter((name) => facts.openIdScopes.has(name));
  return [...names.map((name) => (prefix === null ? name : `${prefix}/${name}`)), ...openId].join(' ');
}

/** Who it is about, for MSAL's cache. */
function clientInfo(account: Account, tenant: Tenant): string {
  return Buffer.from(JSON.stringify({ uid: account.id, utid: tenant.id })).toString('base64url');
}
