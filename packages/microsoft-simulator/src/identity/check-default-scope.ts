import { IdentityError } from './aadsts.js';
import type { RequestedScopes, ResourceScope } from './check-scope.js';

/**
 * Client credentials are for everything granted at one resource: exactly one scope, its `/.default`.
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow
 * @throws {IdentityError} 1002012
 */
export function checkDefaultScope(scopes: RequestedScopes, scope: string): ResourceScope {
  const [only, ...others] = scopes.resourceScopes;
  if (only === undefined || others.length > 0 || only.permission.name !== '.default') {
    throw new IdentityError(1002012, { scope });
  }
  return only;
}
