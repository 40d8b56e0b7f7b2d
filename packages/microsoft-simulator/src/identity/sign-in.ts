import type { Account, Tenant } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';
import { checkAccount } from './check-account.js';
import { qualifiedName, type RequestedScopes } from './check-scope.js';
import { authorityName } from './check-tenant.js';
import {
  delegatedPermissions,
  missingConsent,
  organizationPermissions,
  type RequestedPermission,
} from './consent.js';
import { tenantOfAuthority, type IdentityContext } from './identity-context.js';
import type { Interaction } from './interaction.js';
import type { AuthorizationRequest } from './authorization-request.js';
import {
  adminConsentRedirection,
  codeRedirection,
  errorRedirection,
  type Redirection,
} from './redirection.js';

/** What a person sees next. */
export type Step =
  | { readonly kind: 'pick-account' | 'password' | 'code' }
  /** Signed in, but not let in. */
  | { readonly kind: 'refused'; readonly account: Account; readonly error: IdentityError }
  /** An administrator has to consent; this account cannot. */
  | { readonly kind: 'approval'; readonly account: Account; readonly error: IdentityError }
  | {
      readonly kind: 'consent';
      readonly account: Account;
      readonly permissions: readonly RequestedPermission[];
      /** `offered`: a box to tick; `always`: consent is for the organization anyway. */
      readonly organization: 'no' | 'offered' | 'always';
    }
  | { readonly kind: 'finished'; readonly redirection: Redirection };

/** The tenant that an account signs in to. */
export function signInTenant(
  context: IdentityContext,
  request: AuthorizationRequest,
  account: Account,
): Tenant {
  return tenantOfAuthority(request.authority) ?? context.directory.tenantOf(account);
}

/** Where the interaction stands, worked out anew from what is known of it; `finished` holds a new code. */
export function nextStep(context: IdentityContext, interaction: Interaction): Step {
  const { account, request } = interaction;
  if (account === null) return { kind: 'pick-account' };
  if (!interaction.isPasswordRight) return { kind: 'password' };
  if (account.code !== null && !interaction.isCodeRight) return { kind: 'code' };
  const tenant = signInTenant(context, request, account);
  try {
    checkAccount(context, account, tenant, request.application);
  } catch (error) {
    if (error instanceof IdentityError) return { kind: 'refused', account, error };
    throw error;
  }
  if (context.scenario.isOn('user-denies', tenant)) {
    return { kind: 'finished', redirection: errorRedirection(context, request, new IdentityError(65004)) };
  }
  return request.kind === 'adminconsent'
    ? adminConsentStep(account, tenant, request)
    : consentStep(context, account, tenant, request);
}

function adminConsentStep(account: Account, tenant: Tenant, request: AuthorizationRequest): Step {
  if (!account.isGlobalAdministrator) return approval(account, tenant, request);
  return {
    kind: 'consent',
    account,
    permissions: organizationPermissions(request.scopes),
    organization: 'always',
  };
}

function consentStep(
  context: IdentityContext,
  account: Account,
  tenant: Tenant,
  request: AuthorizationRequest,
): Step {
  const all = delegatedPermissions(request.scopes);
  const who = { tenantId: tenant.id, clientId: request.application.clientId, account };
  const missing = request.prompt === 'consent' ? all : missingConsent(context.store, who, all);
  if (missing.length === 0)
    return { kind: 'finished', redirection: codeFor(context, account, tenant, request) };
  const needsAdministrator =
    context.scenario.isOn('admin-consent-required', tenant) ||
    missing.some((permission) => permission.isAdminOnly);
  if (needsAdministrator && !account.isGlobalAdministrator) return approval(account, tenant, request);
  return {
    kind: 'consent',
    account,
    permissions: all,
    organization: account.isGlobalAdministrator ? 'offered' : 'no',
  };
}

function approval(account: Account, tenant: Tenant, request: AuthorizationRequest): Step {
  const facts = { tenant: tenant.displayName, appName: request.application.displayName };
  return { kind: 'approval', account, error: new IdentityError(90094, facts) };
}

function codeFor(
  context: IdentityContext,
  account: Account,
  tenant: Tenant,
  request: AuthorizationRequest,
): Redirection {
  const code = context.codes.issue({
    accountId: account.id,
    tenantId: tenant.id,
    clientId: request.application.clientId,
    redirectUri: request.redirectUri,
    authority: authorityName(request.authority),
    scopes: request.scopes,
    codeChallenge: request.codeChallenge,
    nonce: request.nonce,
  });
  return codeRedirection(request, code);
}

/** *Accept* on the page *Permissions requested*: remembers the consent and answers the application. */
export async function acceptConsent(
  context: IdentityContext,
  interaction: Interaction,
  step: Extract<Step, { kind: 'consent' }>,
  isForOrganization: boolean,
): Promise<Redirection> {
  const { request } = interaction;
  const tenant = consentTenant(context, signInTenant(context, request, step.account), request);
  const keys = (kind: RequestedPermission['kind']): string[] =>
    step.permissions.filter((permission) => permission.kind === kind).map((permission) => permission.key);
  const isOrganizations =
    step.organization === 'always' || (step.organization === 'offered' && isForOrganization);
  await context.store.addConsent({
    tenantId: tenant.id,
    clientId: request.application.clientId,
    accountId: isOrganizations ? null : step.account.id,
    delegated: keys('delegated'),
    application: keys('application'),
  });
  if (request.kind === 'adminconsent')
    return adminConsentRedirection(request, tenant.id, scopeText(request.scopes));
  context.scenario.use('admin-consent-required', tenant);
  return codeFor(context, step.account, tenant, request);
}

// In the scenario of another organization its administrator consents there, for there.
function consentTenant(context: IdentityContext, tenant: Tenant, request: AuthorizationRequest): Tenant {
  if (request.kind !== 'adminconsent' || context.scenario.use('wrong-tenant', tenant) === null) return tenant;
  return otherTenant(context, tenant);
}

/** Another organization of the same cloud. */
export function otherTenant(context: Pick<IdentityContext, 'directory'>, tenant: Tenant): Tenant {
  const isOther = (one: Tenant): boolean => one.cloud === tenant.cloud && one.id !== tenant.id;
  return context.directory.tenants.find(isOther) ?? tenant;
}

function scopeText(scopes: RequestedScopes): string {
  return [...scopes.resourceScopes.map(qualifiedName), ...scopes.openId].join(' ');
}

/** Ends the interaction at the application, with the error that `step` shows, or that consent was declined. */
export function refuse(context: IdentityContext, interaction: Interaction, step: Step): Redirection {
  const error = 'error' in step ? step.error : new IdentityError(65004);
  if ('account' in step) {
    const tenant = signInTenant(context, interaction.request, step.account);
    if (error.code === 53003) context.scenario.use('conditional-access', tenant);
    if (error.code === 90094) context.scenario.use('admin-consent-required', tenant);
  }
  return errorRedirection(context, interaction.request, error);
}

/** Ends an interaction that nothing stands in the way of. */
export function finish(
  context: IdentityContext,
  interaction: Interaction,
  step: Extract<Step, { kind: 'finished' }>,
): Redirection {
  const { account, request } = interaction;
  if (account !== null) context.scenario.use('user-denies', signInTenant(context, request, account));
  context.interactions.end(interaction);
  return step.redirection;
}
