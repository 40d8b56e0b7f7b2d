import type { Actor } from '../audit/index.js';

export const scopes = ['connections:read', 'connections:write', 'metrics:read'] as const;
/** What a caller may do. */
export type Scope = (typeof scopes)[number];

/** Who asks: an administrator with a session, or an application with an API key. */
export interface Viewer {
  /** One for each session or key: what limits are counted by. Never a secret. */
  readonly id: string;
  readonly actor: Actor;
  readonly scopes: ReadonlySet<Scope>;
  /** Known by a cookie, which browsers send whoever caused the request: its Origin must be checked. */
  readonly isCookieBorne: boolean;
}
