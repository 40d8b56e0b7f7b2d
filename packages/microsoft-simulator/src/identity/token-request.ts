import type { Tenant } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';
import type { Application } from './application.js';
import { checkClient } from './check-client.js';
import { checkClientAuthentication, readClientCredentials } from './check-client-authentication.js';
import { checkCloud, checkTenant, type Authority } from './check-tenant.js';
import { checkGrantType, type GrantType } from './check-grant-type.js';
import { checkParameters, requireParameter, type Parameters } from './check-parameters.js';
import { tenantOfAuthority, type IdentityContext } from './identity-context.js';
import { issuer } from './id-token.js';

/** A request at the token endpoint whose client has proved itself. */
export interface TokenRequest {
  readonly authority: Authority;
  readonly application: Application;
  readonly grantType: GrantType;
  readonly parameters: Parameters;
}

/** The checks that every grant has in common, in Microsoft's order. @throws {IdentityError} */
export async function checkTokenRequest(
  context: IdentityContext,
  segment: string,
  raw: unknown,
  authorization: string | undefined,
): Promise<TokenRequest> {
  const authority = checkTenant(context.directory, segment);
  checkCloud(authority, context.cloud);
  const tenant = tenantOfAuthority(authority);
  checkServiceScenario(context, tenant);
  const parameters = checkParameters(raw);
  const grantType = checkGrantType(requireParameter(parameters, 'grant_type'));
  const credentials = readClientCredentials(parameters, authorization);
  const clientId = credentials.clientId ?? requireParameter(parameters, 'client_id');
  const application = checkClient(context.applications, clientId, segment);
  checkClientScenario(context, tenant, application);
  const audiences = [
    `${context.url()}/${segment}/oauth2/v2.0/token`,
    ...(tenant === null
      ? []
      : [`${context.url()}/${tenant.id}/oauth2/v2.0/token`, issuer(context.url(), tenant.id)]),
  ];
  await checkClientAuthentication(application, credentials, { audiences, now: context.clock.now() });
  checkConsentScenario(context, tenant, application);
  return { authority, application, grantType, parameters };
}

function checkServiceScenario(context: IdentityContext, tenant: Tenant | null): void {
  if (context.scenario.use('token-503', tenant) !== null) throw new IdentityError(90033);
  const throttled = context.scenario.use('throttled', tenant);
  if (throttled !== null) {
    throw new IdentityError(90055, {}, { retryAfterSeconds: throttled.retryAfterSeconds ?? 1 });
  }
}

function checkClientScenario(
  context: IdentityContext,
  tenant: Tenant | null,
  application: Application,
): void {
  const facts = { clientId: application.clientId, tenant: tenant?.displayName ?? 'organizations' };
  if (context.scenario.use('application-not-found', tenant) !== null) throw new IdentityError(700016, facts);
  if (context.scenario.use('expired-secret', tenant) !== null) throw new IdentityError(7000222, facts);
  if (context.scenario.use('wrong-secret', tenant) !== null) throw new IdentityError(7000215, facts);
}

function checkConsentScenario(
  context: IdentityContext,
  tenant: Tenant | null,
  application: Application,
): void {
  if (context.scenario.use('consent-not-yet-effective', tenant) === null) return;
  throw new IdentityError(65001, { clientId: application.clientId, appName: application.displayName });
}
