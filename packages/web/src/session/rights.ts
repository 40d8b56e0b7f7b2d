import { scopesOf } from '@landbridge/server/roles';
import type { Scope } from '@landbridge/server/scopes';
import { useSession } from './session.js';

/**
 * What the person of this window may do, as the hub sees it. The hub refuses the rest whatever the window shows; the
 * window offers nothing that would be refused.
 */
export function useRights() {
  const { administrator } = useSession();
  /** Whoever is not signed in is asked to sign in, and not told what they may not. */
  const may = (scope: Scope): boolean =>
    administrator.value === null || scopesOf(administrator.value.role).has(scope);
  return { may };
}
