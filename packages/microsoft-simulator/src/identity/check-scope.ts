import { IdentityError } from './aadsts.js';
import {
  exchangeOnline,
  findResource,
  graph,
  openIdScopes,
  type Permission,
  type Resource,
} from './resources.js';

/** A scope of the request, understood. */
export interface ResourceScope {
  readonly resource: Resource;
  /** The permission in its official spelling, or `.default`. */
  readonly permission: Permission;
  /** The resource as the client wrote it before the permission; null when it wrote none. */
  readonly prefix: string | null;
}

export interface RequestedScopes {
  /** Those of `openid`, `profile`, `email` and `offline_access` that were asked for. */
  readonly openId: ReadonlySet<string>;
  readonly resourceScopes: readonly ResourceScope[];
}

export const defaultPermission: Permission = {
  name: '.default',
  title: 'Everything that the application is registered for',
  isAdminOnly: false,
};

/** `https://graph.microsoft.com/User.Read`, whatever the client wrote. */
export function qualifiedName(scope: Pick<ResourceScope, 'resource' | 'permission'>): string {
  return `${scope.resource.uri}/${scope.permission.name}`;
}

/**
 * RFC 6749 §3.3: `scope` is a list delimited by spaces, here without regard to the case of its letters. A scope
 * without a resource belongs to Microsoft Graph.
 * @throws {IdentityError} 900144 without scopes, 70011 for one that does not exist, 500011 for an unknown resource
 */
export function checkScope(scope: string | undefined, tenantName: string): RequestedScopes {
  if (scope === undefined || scope.trim() === '') throw new IdentityError(900144, { parameter: 'scope' });
  const openId = new Set<string>();
  const resourceScopes: ResourceScope[] = [];
  for (const value of scope.split(' ').filter((part) => part !== '')) {
    const openIdScope = openIdScopes.find((known) => known.name === value.toLowerCase());
    if (openIdScope !== undefined) openId.add(openIdScope.name);
    else resourceScopes.push(readResourceScope(value, tenantName));
  }
  return { openId, resourceScopes };
}

function readResourceScope(value: string, tenantName: string): ResourceScope {
  if (value.includes(',')) throw new IdentityError(70011, { scope: value });
  const slash = value.lastIndexOf('/');
  const prefix = slash === -1 ? null : value.slice(0, slash).replace(/\/$/, '');
  const name = value.slice(slash + 1);
  const resource = prefix === null ? graph : findResource(prefix);
  if (resource === undefined) throw new IdentityError(500011, { resource: prefix ?? '', tenant: tenantName });
  if (name === defaultPermission.name) return { resource, permission: defaultPermission, prefix };
  const isOfTheOrganization = resource !== graph && resource !== exchangeOnline;
  const permission = isOfTheOrganization
    ? { name, title: `Use ${resource.displayName}`, isAdminOnly: false }
    : resource.delegated.find((known) => known.name.toLowerCase() === name.toLowerCase());
  if (permission === undefined || name === '') throw new IdentityError(70011, { scope: value });
  return { resource, permission, prefix };
}
