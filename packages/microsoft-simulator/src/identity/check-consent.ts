import type { Account, Tenant } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';
import type { Application } from './application.js';
import type { RequestedScopes } from './check-scope.js';
import { delegatedPermissions, missingConsent } from './consent.js';
import type { IdentityContext } from './identity-context.js';

function notConsented(application: Application): IdentityError {
  return new IdentityError(65001, { clientId: application.clientId, appName: application.displayName });
}

/**
 * Every delegated permission that a token is asked for was granted by the account or its organization.
 * @throws {IdentityError} 65001
 */
export function checkDelegatedConsent(
  context: IdentityContext,
  who: { account: Account; tenant: Tenant; application: Application },
  scopes: RequestedScopes,
): void {
  const { account, tenant, application } = who;
  const asked = delegatedPermissions(scopes).filter((permission) => permission.key.includes('/'));
  const missing = missingConsent(
    context.store,
    { tenantId: tenant.id, clientId: application.clientId, account },
    asked,
  );
  if (missing.length > 0) throw notConsented(application);
}

/**
 * The application permissions that an administrator granted at that resource; there must be one at least.
 * @returns their names without the resource
 * @throws {IdentityError} 65001
 */
export function checkApplicationConsent(
  context: IdentityContext,
  tenant: Tenant,
  application: Application,
  resourceUri: string,
): string[] {
  const granted = [...context.store.applicationPermissions(tenant.id, application.clientId)];
  const here = granted.filter((permission) => permission.startsWith(`${resourceUri}/`));
  if (here.length === 0) throw notConsented(application);
  return here.map((permission) => permission.slice(resourceUri.length + 1));
}
