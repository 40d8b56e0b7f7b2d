import type { Application, Applications } from './application.js';
import { IdentityError } from './aadsts.js';

/**
 * The application that `client_id` names.
 * @throws {IdentityError} 700016
 */
export function checkClient(applications: Applications, clientId: string, tenantName: string): Application {
  const application = applications.find(clientId);
  if (application === undefined) throw new IdentityError(700016, { clientId, tenant: tenantName });
  return application;
}
