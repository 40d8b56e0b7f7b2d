import type { Actor } from '../audit/index.js';
import type { Role } from '../roles.js';
import type { Scope } from '../scopes.js';
import { ForbiddenError, LimitedKeyError } from './connection.errors.js';
import type { ConnectionChanges } from './connection.changes.js';
import { idFromGlobalId } from './global-id.js';

/** The only connections that there are for somebody; null: all. */
export type Reach = ReadonlySet<string> | null;

/** What a resolver knows of the request it answers. */
export interface Caller {
  readonly viewer: {
    readonly actor: Actor;
    /** What somebody with a session is; null of an application. */
    readonly role: Role | null;
    readonly scopes: ReadonlySet<string>;
    readonly connectionIds: Reach;
  };
  /** Aborted when the caller has gone. */
  readonly signal: AbortSignal;
  readonly changes: ConnectionChanges;
}

/** @throws ForbiddenError when the caller lacks the scope */
export function requireScope({ viewer }: Caller, scope: Scope): void {
  if (!viewer.scopes.has(scope)) throw new ForbiddenError(scope);
}

/**
 * For what is about connections that the caller cannot see: adding one, or what would tell which there are.
 * @throws LimitedKeyError when the caller's key is limited to named connections
 */
export function requireEveryConnection({ viewer }: Caller): void {
  if (viewer.connectionIds !== null) throw new LimitedKeyError();
}

/** Whether there is such a connection for somebody, if there is one at all. */
export function isWithin(reach: Reach, connectionId: string): boolean {
  return reach === null || reach.has(connectionId);
}

/**
 * The connection that a caller's global id names; null when the id is broken, of another kind, or of a connection that
 * the caller's key is not made for: to that caller it is the same.
 */
export function connectionIdOf({ viewer }: Caller, globalId: string): string | null {
  const id = idFromGlobalId('Connection', globalId);
  return id !== null && isWithin(viewer.connectionIds, id) ? id : null;
}
