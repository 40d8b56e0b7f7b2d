import { IdentityError } from './aadsts.js';
import type { AuthorizationRequest, RedirectTarget } from './authorization-request.js';
import type { Parameters } from './check-parameters.js';
import { checkScope } from './check-scope.js';

const everythingRegistered = 'https://graph.microsoft.com/.default https://outlook.office.com/.default';

/**
 * A request for an administrator's consent: https://learn.microsoft.com/entra/identity-platform/v2-admin-consent
 * @param isVersion2 the older endpoint has no scope and asks for everything that the application is registered for
 * @throws {IdentityError} to be sent to the redirect URI
 */
export function checkAdminConsentRequest(
  target: RedirectTarget,
  parameters: Parameters,
  isVersion2: boolean,
): AuthorizationRequest {
  // The page names a tenant's GUID, a domain or `organizations`, and says that `common` must not be used.
  if (target.authority.kind === 'common') {
    throw new IdentityError(90023, { value: 'common', parameter: 'tenant' });
  }
  return {
    ...target,
    responseMode: 'query',
    scopes: checkScope(isVersion2 ? parameters['scope'] : everythingRegistered, target.authority.kind),
    prompt: 'select_account',
    loginHint: null,
    nonce: null,
    codeChallenge: null,
  };
}
