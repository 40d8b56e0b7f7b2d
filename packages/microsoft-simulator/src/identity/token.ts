import type { Account, Tenant } from '../accounts/index.js';
import { toNumericDate } from '../clock.js';
import { IdentityError } from './aadsts.js';
import { issueAccessToken } from './access-token.js';
import { checkAccount } from './check-account.js';
import { checkAuthorizationCode } from './check-authorization-code.js';
import { checkApplicationConsent, checkDelegatedConsent } from './check-consent.js';
import { checkDefaultScope } from './check-default-scope.js';
import { requireParameter } from './check-parameters.js';
import { checkRefreshToken } from './check-refresh-token.js';
import { checkScope, type RequestedScopes } from './check-scope.js';
import { checkSingleResource } from './check-single-resource.js';
import { authorityName } from './check-tenant.js';
import { tenantOfAuthority, type IdentityContext } from './identity-context.js';
import type { TokenRequest } from './token-request.js';
import { accessTokenLifetime, delegatedTokenResponse, type TokenResponse } from './token-response.js';

/** Answers a checked token request by its grant. @throws {IdentityError} */
export function answerTokenRequest(context: IdentityContext, request: TokenRequest): Promise<TokenResponse> {
  switch (request.grantType) {
    case 'authorization_code':
      return redeemCode(context, request);
    case 'refresh_token':
      return refresh(context, request);
    case 'client_credentials':
      return actAsApplication(context, request);
  }
}

/** The account and tenant that a code or grant is for, still allowed to sign in. @throws {IdentityError} */
function checkSubject(
  context: IdentityContext,
  request: TokenRequest,
  ids: { accountId: string; tenantId: string },
): { account: Account; tenant: Tenant } {
  const account = context.directory.findAccountById(ids.accountId);
  const tenant = context.directory.findTenant(ids.tenantId);
  if (account === undefined || tenant === undefined) throw new IdentityError(70000);
  const asked = tenantOfAuthority(request.authority);
  // The refresh token itself is not bound to a tenant, but the account has to exist in the one that is asked.
  try {
    checkAccount(context, account, asked ?? tenant, request.application);
  } finally {
    context.scenario.use('conditional-access', asked ?? tenant);
  }
  return { account, tenant };
}

/** RFC 6749 §4.1.3. */
async function redeemCode(context: IdentityContext, request: TokenRequest): Promise<TokenResponse> {
  const { parameters, application } = request;
  const code = checkAuthorizationCode(context.codes, {
    code: requireParameter(parameters, 'code'),
    clientId: application.clientId,
    redirectUri: requireParameter(parameters, 'redirect_uri'),
    authority: authorityName(request.authority),
    codeVerifier: parameters['code_verifier'],
    now: context.clock.now(),
  });
  const subject = checkSubject(context, request, code);
  const scopes = scopesOf(parameters['scope'], subject.tenant) ?? code.scopes;
  const resource = checkSingleResource(scopes.resourceScopes);
  checkDelegatedConsent(context, { ...subject, application }, scopes);
  code.isRedeemed = true;
  const openIdScopes = [...code.scopes.openId];
  const grant = await context.store.addGrant(
    { accountId: code.accountId, tenantId: code.tenantId, clientId: application.clientId, openIdScopes },
    toNumericDate(context.clock.now()),
  );
  return delegatedTokenResponse(context, {
    ...subject,
    application,
    resource,
    scopes,
    openIdScopes: code.scopes.openId,
    grantId: grant.id,
    nonce: code.nonce,
    wantsClientInfo: parameters['client_info'] === '1',
  });
}

function scopesOf(scope: string | undefined, tenant: Tenant): RequestedScopes | null {
  return scope === undefined ? null : checkScope(scope, tenant.displayName);
}

/** RFC 6749 §6. Microsoft always sends another refresh token, and the old one stays good. */
async function refresh(context: IdentityContext, request: TokenRequest): Promise<TokenResponse> {
  const { parameters, application } = request;
  const now = context.clock.now();
  const token = requireParameter(parameters, 'refresh_token');
  const grant = checkRefreshToken(context.store, token, application.clientId, now);
  const subject = checkSubject(context, request, grant);
  const scopes = checkScope(requireParameter(parameters, 'scope'), subject.tenant.displayName);
  const resource = checkSingleResource(scopes.resourceScopes);
  checkDelegatedConsent(context, { ...subject, application }, scopes);
  if (context.scenario.use('second-factor-required', subject.tenant) !== null) {
    throw new IdentityError(50076, { resource: resource.uri });
  }
  await context.store.touchGrant(grant, toNumericDate(now));
  return delegatedTokenResponse(context, {
    ...subject,
    application,
    resource,
    scopes,
    openIdScopes: new Set(grant.openIdScopes),
    grantId: grant.id,
    nonce: null,
    wantsClientInfo: parameters['client_info'] === '1',
  });
}

/** RFC 6749 §4.4: only within one organization, whose administrator has consented. */
async function actAsApplication(context: IdentityContext, request: TokenRequest): Promise<TokenResponse> {
  const { parameters, application } = request;
  const tenant = tenantOfAuthority(request.authority);
  const name = authorityName(request.authority);
  if (tenant === null) throw new IdentityError(90002, { tenant: name });
  const scope = requireParameter(parameters, 'scope');
  const { resource } = checkDefaultScope(checkScope(scope, tenant.displayName), scope);
  const isWithoutRoles = context.scenario.use('app-only-without-roles', tenant) !== null;
  const roles = isWithoutRoles ? [] : checkApplicationConsent(context, tenant, application, resource.uri);
  const lifetime = accessTokenLifetime(context, tenant);
  const claims = {
    aud: resource.uri,
    tid: tenant.id,
    appid: application.clientId,
    ...(roles.length > 0 ? { roles } : {}),
  };
  return {
    token_type: 'Bearer',
    expires_in: lifetime,
    ext_expires_in: lifetime,
    access_token: await issueAccessToken(context.store.tokenSecret, claims, context.clock.now(), lifetime),
  };
}
