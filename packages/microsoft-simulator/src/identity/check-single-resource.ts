import { IdentityError } from './aadsts.js';
import type { ResourceScope } from './check-scope.js';
import { graph, type Resource } from './resources.js';

/**
 * A token is for one resource, although `/authorize` may ask for consent to several:
 * https://learn.microsoft.com/entra/identity-platform/v2-oauth2-auth-code-flow
 * @returns the resource; Microsoft Graph when only scopes of OpenID Connect were asked for
 * @throws {IdentityError} 700022
 */
export function checkSingleResource(scopes: readonly ResourceScope[]): Resource {
  const uris = new Set(scopes.map((scope) => scope.resource.uri));
  if (uris.size > 1) throw new IdentityError(700022);
  return scopes[0]?.resource ?? graph;
}
