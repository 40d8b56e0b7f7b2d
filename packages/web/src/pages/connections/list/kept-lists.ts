import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import type { Edge } from './join-fresh.js';

/** The rows of a list as they were left. */
export interface KeptList {
  edges: readonly Edge<ConnectionFieldsFragment>[];
  hasMore: boolean;
}

const listsAtMost = 5;
const lists = new WeakMap<object, Map<string, KeptList>>();

/**
 * The lists shown last, so that Back is there at once with the place that was scrolled to. They lie beside Apollo's cache
 * and not in it: that goes through all loaded rows for every page and every pushed change, 50 ms for 5,000 of them.
 */
export function keptListsOf(client: object) {
  const kept = lists.get(client) ?? new Map<string, KeptList>();
  lists.set(client, kept);
  return {
    find: (key: string): KeptList | undefined => kept.get(key),
    keep(key: string, list: KeptList): void {
      kept.delete(key);
      kept.set(key, list);
      const [oldest] = kept.keys();
      if (kept.size > listsAtMost && oldest !== undefined) kept.delete(oldest);
    },
  };
}
