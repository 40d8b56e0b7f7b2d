import type { Actor } from '../audit/index.js';
import type { Role } from '../roles.js';
import type { Scope } from '../scopes.js';

/** Who asks: an administrator with a session, or an application with an API key. */
export interface Viewer {
  /** One for each session or key: what limits are counted by. Never a secret. */
  readonly id: string;
  readonly actor: Actor;
  /** What the scopes follow from; null of an application, which is given each. */
  readonly role: Role | null;
  readonly scopes: ReadonlySet<Scope>;
  /** The only connections that there are for the viewer; null: all. */
  readonly connectionIds: ReadonlySet<string> | null;
  /** Known by a cookie, which browsers send whoever caused the request: its Origin must be checked. */
  readonly isCookieBorne: boolean;
}
