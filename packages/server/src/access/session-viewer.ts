import type { Actor } from '../audit/index.js';
import { scopesOf } from '../roles.js';
import type { Administrator } from './administrator.repository.js';
import type { Asking } from './session.repository.js';
import type { Viewer } from './viewer.js';

const prefix = 'session:';

/** An administrator with a session. */
export function viewerOfSession(idHash: string, administrator: Administrator): Viewer {
  return {
    id: viewerIdOf(idHash),
    actor: actorOf(administrator),
    role: administrator.role,
    scopes: scopesOf(administrator.role),
    connectionIds: null,
    isCookieBorne: true,
  };
}

export function actorOf({ id, name }: Administrator): Actor {
  return { kind: 'administrator', id, name };
}

/** Somebody who is signed in, with where the request came from. */
export function actorAsking({ administrator, address }: Asking): Actor {
  return { ...actorOf(administrator), address };
}

export function viewerIdOf(sessionHash: string): string {
  return `${prefix}${sessionHash}`;
}

export function sessionHashOf(viewer: Viewer): string {
  return viewer.id.slice(prefix.length);
}
