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
function resourceScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !openIdScopes.has(scope.toLowerCase()) && !scope.endsWith('/.default'));
}

/** A scope as it is compared: without case and without Graph's prefix. */
export function canonicalScope(scope: string): string {
  return scope.toLowerCase().replace(graphPrefix, '');
}

/** The scopes that a token for a resource is asked by: without the OpenID scopes, `/.default` included. */
export function tokenScopes(scopes: readonly string[]): string[] {
  return scopes.filter((scope) => !openIdScopes.has(scope.toLowerCase()));
}

/**
 * The resource that a scope belongs to: all before its last `/`. Null stands for Graph, whose scopes Microsoft also
 * knows without a prefix (entra-docs, scopes-oidc.md).
 */
export function resourceOf(scope: string): string | null {
  const canonical = canonicalScope(scope);
  const end = canonical.lastIndexOf('/');
  return end === -1 ? null : canonical.slice(0, end);
}
