import type { Cloud, Directory, Tenant } from '../accounts/index.js';
import { IdentityError } from './aadsts.js';

/** The first part of every path: one organisation, or a door for all of them. */
export type Authority =
  { readonly kind: 'tenant'; readonly tenant: Tenant } | { readonly kind: 'organizations' | 'common' };

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
// RFC 1035 §2.3.1: labels of letters, digits and inner hyphens; a tenant's domain has two of them at least.
const domain = /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])$/i;

/**
 * The tenant that a path names by GUID, by domain, or as `organizations` or `common`.
 * @throws {IdentityError} 900023 when it cannot be a tenant, 90002 when there is none of that name
 */
export function checkTenant(directory: Directory, segment: string): Authority {
  const name = segment.toLowerCase();
  if (name === 'organizations' || name === 'common') return { kind: name };
  if (!guid.test(segment) && !domain.test(segment)) throw new IdentityError(900023, { tenant: segment });
  const tenant = directory.findTenant(segment);
  if (tenant === undefined) throw new IdentityError(90002, { tenant: segment });
  return { kind: 'tenant', tenant };
}

/**
 * Whoever lives in another national cloud cannot sign in here.
 * @throws {IdentityError} 900382
 */
export function checkCloud(authority: Authority, cloud: Cloud): void {
  if (authority.kind === 'tenant' && authority.tenant.cloud !== cloud) throw new IdentityError(900382);
}

/** As it stands in paths and in bindings of codes: the GUID, or the name of the door. */
export function authorityName(authority: Authority): string {
  return authority.kind === 'tenant' ? authority.tenant.id : authority.kind;
}
