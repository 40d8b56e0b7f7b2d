import type { Actor } from '../audit/index.js';
import { ForbiddenError } from './connection.errors.js';
import type { ConnectionChanges } from './connection.changes.js';

/** What a resolver knows of the request it answers. */
export interface Caller {
  readonly viewer: { readonly actor: Actor; readonly scopes: ReadonlySet<string> };
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  readonly changes: ConnectionChanges;
}

/** @throws ForbiddenError when the caller lacks the scope */
export function requireScope({ viewer }: Caller, scope: 'connections:read' | 'connections:write'): void {
  if (!viewer.scopes.has(scope)) throw new ForbiddenError(scope);
}
