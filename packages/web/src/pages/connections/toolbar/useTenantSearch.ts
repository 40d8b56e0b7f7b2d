import { useApolloClient } from '@vue/apollo-composable';
import { onScopeDispose, ref, shallowRef, watch, type Ref } from 'vue';
import { TenantsDocument, type TenantsQuery } from '../../../graphql/generated/graphql.js';
import { tenantWord } from '../list/connection-words.js';

/** A tenant to filter by. */
export interface TenantOption {
  id: string;
  label: string;
  /** Its domain or GUID, where the label says something else. */
  detail: string;
  /** How many connections lead to it. */
  count: number;
}

const pageSize = 50;
const settleMs = 120;

/** A tenant as the menu and the chips call it. */
export function tenantOption(edge: TenantsQuery['tenants']['edges'][number]): TenantOption {
  const { word, isGuid } = tenantWord(edge.node);
  const detail = isGuid ? edge.node.id : (edge.node.domain ?? '');
  return {
    id: edge.node.id,
    label: word,
    detail: detail === word ? '' : detail,
    count: edge.connectionCount,
  };
}

/** The tenants that the typed words are found in, a page at a time; a newer question ends the one before it. */
export function useTenantSearch(text: Ref<string>) {
  const { client } = useApolloClient();
  const options = shallowRef<TenantOption[]>([]);
  const endCursor = ref<string | null>(null);
  const isAsked = ref(false);
  const hasFailed = ref(false);
  let asking = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function ask(after: string | null): Promise<void> {
    asking.abort();
    const { signal } = (asking = new AbortController());
    const words = text.value.trim();
    try {
      const { data } = await client.query({
        query: TenantsDocument,
        variables: { first: pageSize, after, filter: words === '' ? null : { text: words } },
        fetchPolicy: 'no-cache',
        context: { fetchOptions: { signal }, queryDeduplication: false },
      });
      if (signal.aborted) return;
      const { edges, pageInfo } = data.tenants;
      options.value = [...(after === null ? [] : options.value), ...edges.map(tenantOption)];
      endCursor.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      hasFailed.value = false;
      isAsked.value = true;
    } catch (error) {
      if (signal.aborted) return;
      console.info('The tenants could not be read.', error);
      hasFailed.value = true;
    }
  }

  watch(text, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(null), settleMs);
  });
  void ask(null);
  onScopeDispose(() => {
    clearTimeout(timer);
    asking.abort();
  });

  return { options, endCursor, isAsked, hasFailed, more: () => ask(endCursor.value) };
}
