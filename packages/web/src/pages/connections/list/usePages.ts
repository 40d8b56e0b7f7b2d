import { useApolloClient } from '@vue/apollo-composable';
import { computed, onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { ConnectionsDocument, type ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import type { Edge } from './join-fresh.js';
import { keptListsOf } from './kept-lists.js';
import { filterOf, orderOf, type ListAddress } from './list-address.js';

type Rows = readonly Edge<ConnectionFieldsFragment>[];

const firstPage = 50;
const furtherPage = 100;

/**
 * The pages of the list that the address asks for. What is shown stays until what is asked for next has come; a newer
 * question ends the one before it.
 *
 * @param onReplaced is told that other rows are shown now, and whether they are as they were left some time ago
 */
export function usePages(address: Ref<ListAddress>, onReplaced: (isOld: boolean) => void) {
  const { client } = useApolloClient();
  const kept = keptListsOf(client);
  const edges = shallowRef<Rows>([]);
  const hasMore = ref(false);
  const isLoaded = ref(false);
  const isLoading = ref(false);
  const error = shallowRef<unknown>(null);
  const variables = computed(() => ({
    filter: filterOf(address.value, true),
    orderBy: orderOf(address.value),
  }));
  const key = computed(() => JSON.stringify(variables.value));
  let asking = new AbortController();
  let shownKey = '';

  /** Reads a page; rejects when the address has changed meanwhile. */
  async function read(after: string | null, first = furtherPage) {
    const { signal } = asking;
    try {
      const { data } = await client.query({
        query: ConnectionsDocument,
        variables: { ...variables.value, first, after },
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal }, queryDeduplication: false },
      });
      return data.connections;
    } finally {
      signal.throwIfAborted();
    }
  }

  function show(next: Rows, more: boolean, of = shownKey): void {
    edges.value = next;
    hasMore.value = more;
    shownKey = of;
  }

  function keepShown(): void {
    if (shownKey !== '') kept.keep(shownKey, { edges: edges.value, hasMore: hasMore.value });
  }

  /** Shows what the address asks for: as it was left, where it was shown lately, else from the server. */
  async function begin(): Promise<void> {
    keepShown();
    asking.abort();
    const { signal } = (asking = new AbortController());
    error.value = null;
    const known = kept.find(key.value);
    if (known) {
      show(known.edges, known.hasMore, key.value);
      isLoading.value = false;
      isLoaded.value = true;
      onReplaced(true);
      return;
    }
    isLoading.value = true;
    try {
      const page = await read(null, firstPage);
      show(page.edges, page.pageInfo.hasNextPage, key.value);
      isLoaded.value = true;
      onReplaced(false);
    } catch (failure) {
      if (signal.aborted) return;
      // What was shown before does not answer this question.
      show([], false, '');
      error.value = failure;
    } finally {
      if (!signal.aborted) isLoading.value = false;
    }
  }

  watch(key, () => void begin());
  onScopeDispose(() => {
    keepShown();
    asking.abort();
  });

  return {
    edges,
    hasMore,
    isLoaded,
    isLoading,
    error,
    read,
    show,
    begin,
    isCurrent: () => shownKey === key.value,
  };
}

export type Pages = ReturnType<typeof usePages>;
