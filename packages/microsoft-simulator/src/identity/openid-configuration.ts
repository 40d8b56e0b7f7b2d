import type { Cloud } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';
import { authorityName, checkTenant, type Authority } from './check-tenant.js';
import { tenantOfAuthority, type IdentityContext } from './identity-context.js';

interface CloudHosts {
  readonly login: string;
  readonly instanceName: string;
  readonly graphHostName: string;
  readonly graphHost: string;
  readonly rbac: string;
}

// https://learn.microsoft.com/entra/identity-platform/authentication-national-cloud
const hosts: Readonly<Record<Cloud, CloudHosts>> = {
  global: {
    login: 'https://login.microsoftonline.com',
    instanceName: 'microsoftonline.com',
    graphHostName: 'graph.windows.net',
    graphHost: 'graph.microsoft.com',
    rbac: 'https://pas.windows.net',
  },
  usgov: {
    login: 'https://login.microsoftonline.us',
    instanceName: 'microsoftonline.us',
    graphHostName: 'graph.windows.net',
    graphHost: 'graph.microsoft.us',
    rbac: 'https://pasff.usgovcloudapi.net',
  },
};

/**
 * OpenID Connect Discovery §3 with Microsoft's own fields. For a tenant of another national cloud the endpoints are
 * that cloud's, as Microsoft's are.
 * @throws {IdentityError} 900023, 90002, 90033
 */
export function openIdConfiguration(context: IdentityContext, segment: string): Record<string, unknown> {
  const authority = checkTenant(context.directory, segment);
  const tenant = tenantOfAuthority(authority);
  if (context.scenario.use('discovery-503', tenant) !== null) throw new IdentityError(90033);
  const cloud = tenant?.cloud ?? context.cloud;
  const host = hosts[cloud];
  const base = `${cloud === context.cloud ? context.url() : host.login}/${authorityName(authority)}`;
  return {
    token_endpoint: `${base}/oauth2/v2.0/token`,
    token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt', 'client_secret_basic'],
    jwks_uri: `${base}/discovery/v2.0/keys`,
    response_modes_supported: ['query', 'form_post'],
    subject_types_supported: ['pairwise'],
    id_token_signing_alg_values_supported: ['RS256'],
    response_types_supported: ['code'],
    scopes_supported: ['openid', 'profile', 'email', 'offline_access'],
    issuer: `${issuerBase(base, authority)}/v2.0`,
    request_uri_parameter_supported: false,
    userinfo_endpoint: `${context.url()}/graph/oidc/userinfo`,
    authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
    http_logout_supported: true,
    frontchannel_logout_supported: true,
    end_session_endpoint: `${base}/oauth2/v2.0/logout`,
    claims_supported: claims,
    tenant_region_scope: tenant?.region ?? null,
    ...(tenant?.regionSubScope === undefined ? {} : { tenant_region_sub_scope: tenant.regionSubScope }),
    cloud_instance_name: host.instanceName,
    cloud_graph_host_name: host.graphHostName,
    msgraph_host: host.graphHost,
    rbac_url: host.rbac,
  };
}

// For `organizations` and `common` Microsoft leaves a place for the tenant that signs in.
function issuerBase(base: string, authority: Authority): string {
  return authority.kind === 'tenant' ? base : base.replace(/[^/]+$/, '{tenantid}');
}

const claims = [
  'sub',
  'iss',
  'cloud_instance_name',
  'cloud_instance_host_name',
  'cloud_graph_host_name',
  'msgraph_host',
  'aud',
  'exp',
  'iat',
  'auth_time',
  'acr',
  'nonce',
  'preferred_username',
  'name',
  'tid',
  'ver',
  'at_hash',
  'c_hash',
  'email',
];

/** RFC 7517 §5: the public half of the key that signs ID tokens. @throws {IdentityError} 900023, 90002, 90033 */
export function signingKeys(context: IdentityContext, segment: string): { keys: readonly object[] } {
  const authority = checkTenant(context.directory, segment);
  if (context.scenario.use('keys-503', tenantOfAuthority(authority)) !== null) throw new IdentityError(90033);
  const { kid, kty, n, e } = context.store.signingKey;
  return { keys: [{ kty, use: 'sig', kid, n, e, issuer: `${context.url()}/{tenantid}/v2.0` }] };
}
