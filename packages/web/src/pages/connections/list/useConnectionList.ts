import { useApolloClient, useQuery } from '@vue/apollo-composable';
import { computed, onScopeDispose, ref, watch, type Ref } from 'vue';
import { useConnectionChanges } from '../../../graphql/connection-changes.js';
import {
  ConnectionsDocument,
  type ConnectionChangeKind,
  type ConnectionFieldsFragment,
  type ConnectionsQuery,
} from '../../../graphql/generated/graphql.js';
import { filterOf, orderOf, type ListAddress } from './list-address.js';
import { readAgain } from './read-again.js';

const pageSize = 100;
/** Selecting every match stops here. */
const selectAtMost = 5_000;
const fadeMs = 160;
const flashMs = 2_500;
const settleMs = 250;
/** After these, the row may belong elsewhere in the list, or no longer to it. */
const membershipKinds: ReadonlySet<ConnectionChangeKind> = new Set(['ADDED', 'UPDATED']);

/** The connections as the address asks for them: pages from the server, kept true by what it pushes. */
export function useConnectionList(address: Ref<ListAddress>) {
  const { client } = useApolloClient();
  const variables = computed(() => ({
    first: pageSize,
    filter: filterOf(address.value, true),
    orderBy: orderOf(address.value),
  }));
  const query = useQuery(ConnectionsDocument, variables, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    keepPreviousResult: true,
    notifyOnNetworkStatusChange: true,
  });
  const rows = computed<ConnectionFieldsFragment[]>(
    () => query.result.value?.connections.edges.map((edge) => edge.node) ?? [],
  );
  const hasMore = computed(() => query.result.value?.connections.pageInfo.hasNextPage ?? false);
  const isLoadingMore = ref(false);

  async function loadMore(): Promise<void> {
    const after = query.result.value?.connections.pageInfo.endCursor;
    if (isLoadingMore.value || !hasMore.value || typeof after !== 'string') return;
    isLoadingMore.value = true;
    try {
      await query.fetchMore({ variables: { ...variables.value, after } });
    } finally {
      isLoadingMore.value = false;
    }
  }

  /** Reads the rest, up to as many as a person can answer for. */
  async function loadAll(): Promise<void> {
    for (let before = -1; hasMore.value && rows.value.length < selectAtMost && rows.value.length > before;) {
      before = rows.value.length;
      await loadMore();
    }
  }

  const marks = useRowMarks();
  useChangedRows({
    marks,
    remove: (id) =>
      client.cache.modify<{ connections: ConnectionsQuery['connections'] }>({
        fields: {
          connections: (page, { readField }) =>
            'edges' in page
              ? { ...page, edges: page.edges.filter((edge) => readField('id', edge.node as never) !== id) }
              : page,
        },
      }),
    refresh: () => readAgain(client, variables.value),
    isMembershipTouched: (kind) => membershipKinds.has(kind) || address.value.statuses.length > 0,
  });

  return {
    rows,
    hasMore,
    isLoadingMore,
    isLoaded: computed(() => query.result.value !== undefined),
    isLoading: query.loading,
    error: query.error,
    flashing: marks.flashing,
    leaving: marks.leaving,
    loadMore,
    loadAll,
    refetch: () => void query.refetch(),
  };
}

export type ConnectionList = ReturnType<typeof useConnectionList>;

/** Rows that flash because they have just turned green, and rows that fade because they were deleted. */
function useRowMarks() {
  const flashing = ref<ReadonlySet<string>>(new Set());
  const leaving = ref<ReadonlySet<string>>(new Set());
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onScopeDispose(() => timers.forEach((timer) => clearTimeout(timer)));

  function mark(set: Ref<ReadonlySet<string>>, id: string, durationMs: number, then?: () => void): void {
    set.value = new Set([...set.value, id]);
    const timer = setTimeout(() => {
      timers.delete(timer);
      then?.();
      set.value = new Set([...set.value].filter((other) => other !== id));
    }, durationMs);
    timers.add(timer);
  }
  return {
    flashing,
    leaving,
    flash: (id: string) => mark(flashing, id, flashMs),
    leave: (id: string, then: () => void) => mark(leaving, id, fadeMs, then),
  };
}

interface ChangedRows {
  marks: ReturnType<typeof useRowMarks>;
  remove: (id: string) => void;
  refresh: () => Promise<void>;
  isMembershipTouched: (kind: ConnectionChangeKind) => boolean;
}

function useChangedRows({ marks, remove, refresh, isMembershipTouched }: ChangedRows): void {
  const { onConnectionChange, onChangesMissed } = useConnectionChanges();
  const isStale = ref(false);
  let timer: ReturnType<typeof setTimeout> | undefined;
  onScopeDispose(() => clearTimeout(timer));

  // Many changes in a row are read once.
  watch(isStale, (stale) => {
    if (!stale) return;
    timer = setTimeout(() => {
      isStale.value = false;
      refresh().catch((error: unknown) => console.info('The list could not be read again.', error));
    }, settleMs);
  });

  onConnectionChange((change) => {
    if (change.kind === 'DELETED') marks.leave(change.connectionId, () => remove(change.connectionId));
    else if (isMembershipTouched(change.kind)) isStale.value = true;
    if (change.kind === 'AUTHORIZED') marks.flash(change.connectionId);
  });
  onChangesMissed(() => (isStale.value = true));
}
