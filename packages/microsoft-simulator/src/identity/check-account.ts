import type { Account, Tenant } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';
import type { Application } from './application.js';
import type { IdentityContext } from './identity-context.js';

/**
 * Whether an account that has proved itself may sign in to an application of that tenant.
 * @throws {IdentityError} 50020 for an account of another tenant, 50057 when disabled, 53003 when a policy blocks it
 */
export function checkAccount(
  context: Pick<IdentityContext, 'directory' | 'scenario'>,
  account: Account,
  tenant: Tenant,
  application: Application,
): void {
  if (account.tenantId !== tenant.id) {
    throw new IdentityError(50020, {
      username: account.username,
      homeTenant: account.tenantId,
      tenant: tenant.displayName,
      clientId: application.clientId,
      appName: application.displayName,
    });
  }
  if (account.isDisabled) throw new IdentityError(50057);
  if (account.isBlockedByConditionalAccess || context.scenario.isOn('conditional-access', tenant)) {
    throw new IdentityError(53003);
  }
}
