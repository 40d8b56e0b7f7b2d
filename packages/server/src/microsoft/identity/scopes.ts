// OpenID Connect Core 1.0 §5.4 and §11: these speak of the ID token and the refresh token, not of a resource, and
// Microsoft leaves some of them out of its answers.
const openIdScopes: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);
const graphPrefix =
  /^https:\/\/(?:(?:dod-)?graph\.microsoft\.(?:com|us)|microsoftgraph\.chinacloudapi\.cn)\//;

/**
 * The resource scopes of `required` that `granted` lacks, as they were asked for. Compared as sets, without case and
 * without Graph's prefix: Microsoft reorders, adds, and names Graph's scopes either way.
 */
export function missingScopes(required: readonly string[], granted: readonly string[]): string[] {
  const have = new Set(granted.map(canonicalScope));
  return resourceScopes(required).filter((scope) => !have.has(canonicalScope(scope)));
}

/** Without the OpenID scopes, which no resource grants; `/.default` stands for whatever was consented to. */
export function resourceScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !openIdScopes.has(scope.toLowerCase()) && !scope.endsWith('/.default'));
}

function canonicalScope(scope: string): string {
  return scope.toLowerCase().replace(graphPrefix, '');
}
