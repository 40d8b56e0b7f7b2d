import type { Account } from '../accounts/index.js';
import type { IdentityStore } from '../state/index.js';
import { qualifiedName, type RequestedScopes, type ResourceScope } from './check-scope.js';
import { registeredApplication, registeredDelegated } from './registered-permissions.js';
import { openIdScopes, type Permission } from './resources.js';

/** A permission as the page *Permissions requested* lists it. */
export interface RequestedPermission extends Permission {
  /** How consent to it is remembered, e.g. `https://graph.microsoft.com/User.Read` or `openid`. */
  readonly key: string;
  readonly kind: 'delegated' | 'application';
}

/** The delegated permissions behind the scopes of a request; `.default` is opened up. */
export function delegatedPermissions(scopes: RequestedScopes): RequestedPermission[] {
  const openId = openIdScopes.filter((scope) => scopes.openId.has(scope.name));
  const permissions = [
    ...scopes.resourceScopes.flatMap((scope) =>
      expand(scope).map((permission) => ({ ...permission, key: qualifiedName({ ...scope, permission }) })),
    ),
    ...openId.map((permission) => ({ ...permission, key: permission.name })),
  ];
  const byKey = new Map(permissions.map((one) => [one.key, { ...one, kind: 'delegated' as const }]));
  return [...byKey.values()];
}

function expand(scope: ResourceScope): readonly Permission[] {
  return scope.permission.name === '.default' ? registeredDelegated(scope.resource) : [scope.permission];
}

/** What an administrator is asked for all of the organization: application permissions come by `.default` alone. */
export function organizationPermissions(scopes: RequestedScopes): RequestedPermission[] {
  const application = scopes.resourceScopes
    .filter((scope) => scope.permission.name === '.default')
    .flatMap(({ resource }) =>
      registeredApplication(resource).map((permission) => ({
        ...permission,
        key: qualifiedName({ resource, permission }),
        kind: 'application' as const,
      })),
    );
  return [...application, ...delegatedPermissions(scopes)];
}

/** Those permissions that neither the account nor its organization has granted yet. */
export function missingConsent(
  store: IdentityStore,
  who: { tenantId: string; clientId: string; account: Account },
  permissions: readonly RequestedPermission[],
): RequestedPermission[] {
  const granted = store.delegatedScopes(who.tenantId, who.clientId, who.account.id);
  return permissions.filter((permission) => !granted.has(permission.key));
}
