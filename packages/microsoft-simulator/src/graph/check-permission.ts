import type { AccessTokenClaims } from '../identity/index.js';
import { GraphError } from './graph-error.js';

/** The permissions of which one is enough, as Graph's reference lists them for a request. */
export interface RequiredPermissions {
  readonly delegated: readonly string[];
  readonly application: readonly string[];
}

/**
 * The token holds one of the permissions that the request needs.
 * @throws {GraphError} 403 Authorization_RequestDenied
 */
export function checkPermission(claims: AccessTokenClaims, required: RequiredPermissions): void {
  const isDelegated = claims.oid !== undefined;
  const held = isDelegated ? (claims.scp ?? '').split(' ') : (claims.roles ?? []);
  const wanted = isDelegated ? required.delegated : required.application;
  if (wanted.some((permission) => held.includes(permission))) return;
  throw new GraphError(
    403,
    'Authorization_RequestDenied',
    'Insufficient privileges to complete the operation.',
  );
}
