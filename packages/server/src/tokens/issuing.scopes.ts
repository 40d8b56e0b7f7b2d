import { accessOf, type Connection, type ScopeResources } from '../connections/index.js';
import { missingScopes, resourceOf, tokenScopes } from '../microsoft/index.js';

export type AskedScopes =
  | { readonly ok: true; readonly scopes: readonly string[] }
  | { readonly ok: false; readonly message: string };

/**
 * The scopes that a connection's tokens are asked for where nobody says otherwise: those of its type and access; an eToken
 * connection's are the signing application's, where that is configured and granted.
 */
export function defaultScopes(
  connection: Pick<Connection, 'type' | 'access'> & { readonly grantedScopes: readonly string[] },
  { resources, etokenScope }: { readonly resources: ScopeResources; readonly etokenScope: string | null },
): readonly string[] {
  const signing = connection.type === 'ETOKEN' && etokenScope !== null ? etokenScope.split(' ') : [];
  if (signing.length > 0 && missingScopes(signing, connection.grantedScopes).length === 0) return signing;
  return tokenScopes(accessOf(connection).scopes(resources));
}

/** What a caller may ask for: some of what was granted, of one resource, since a token is for one (AADSTS700022). */
export function askedScopes(asked: readonly string[], granted: readonly string[]): AskedScopes {
  const scopes = tokenScopes(asked);
  if (scopes.length === 0) return refused('Name at least one scope of a resource, or leave scopes out.');
  const whole = scopes.filter((scope) => scope.endsWith('/.default') && !granted.includes(scope));
  const missing = [...missingScopes(scopes, granted), ...whole];
  if (missing.length > 0) return refused(`Not granted to this connection: ${missing.join(', ')}.`);
  if (new Set(scopes.map(resourceOf)).size > 1) return refused('One token is for one resource.');
  return { ok: true, scopes };
}

function refused(message: string): AskedScopes {
  return { ok: false, message };
}
