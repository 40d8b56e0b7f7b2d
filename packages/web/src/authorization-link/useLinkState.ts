import { inject, ref, type Ref } from 'vue';
import { connectionChangesKey, type ConnectionChange } from '../graphql/connection-changes.js';
import type { MadeLink } from './shown-link.js';

/**
 * What has become of a link that is on screen. OPEN: it can be used. DONE: the connection was authorized meanwhile.
 * WITHDRAWN, REPLACED (by a newer one), EXPIRED, DELETED (the connection): it leads nowhere any more.
 */
export type LinkState = 'OPEN' | 'DONE' | 'WITHDRAWN' | 'REPLACED' | 'EXPIRED' | 'DELETED';

function stateAfter(change: ConnectionChange, link: MadeLink): LinkState | null {
  switch (change.kind) {
    case 'AUTHORIZED':
      return 'DONE';
    case 'LINK_WITHDRAWN':
      return 'WITHDRAWN';
    case 'LINK_EXPIRED':
      return 'EXPIRED';
    case 'DELETED':
      return 'DELETED';
    case 'LINK_CREATED':
      return change.connection?.authorization.link?.expiresAt === link.expiresAt ? 'OPEN' : 'REPLACED';
    default:
      return null;
  }
}

/** Follows a link by what the hub pushes. */
export function useLinkState(link: MadeLink): Ref<LinkState> {
  const state = ref<LinkState>('OPEN');
  inject(connectionChangesKey)?.onConnectionChange((change) => {
    if (change.connectionId === link.connection.id) state.value = stateAfter(change, link) ?? state.value;
  });
  return state;
}
