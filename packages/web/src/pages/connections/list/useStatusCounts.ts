import { useQuery } from '@vue/apollo-composable';
import { computed, onScopeDispose, type Ref } from 'vue';
import { useConnectionChanges } from '../../../graphql/connection-changes.js';
import {
  ConnectionStatusCountsDocument,
  type AuthorizationStatus,
} from '../../../graphql/generated/graphql.js';
import { filterOf, statusOrder, type ListAddress } from './list-address.js';

const settleMs = 400;

/** How many connections are in each state, within the search and the other filters. */
export function useStatusCounts(address: Ref<ListAddress>) {
  const variables = computed(() => ({ filter: filterOf(address.value, false) }));
  const query = useQuery(ConnectionStatusCountsDocument, variables, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    keepPreviousResult: true,
  });
  const counts = computed<Record<AuthorizationStatus, number>>(() => {
    const found = new Map(
      query.result.value?.connectionStatusCounts.map(({ status, count }) => [status, count]),
    );
    const entries = statusOrder.map((status) => [status, found.get(status) ?? 0] as const);
    return Object.fromEntries(entries) as Record<AuthorizationStatus, number>;
  });
  const all = computed(() => Object.values(counts.value).reduce((sum, count) => sum + count, 0));
  /** How many the list has with the chosen states. */
  const matching = computed(() => {
    const { statuses } = address.value;
    return statuses.length === 0
      ? all.value
      : statuses.reduce((sum, status) => sum + counts.value[status], 0);
  });

  const { onConnectionChange, onChangesMissed } = useConnectionChanges();
  let timer: ReturnType<typeof setTimeout> | undefined;
  function countAgain(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      query.refetch()?.catch((error: unknown) => console.info('The counts could not be read again.', error));
    }, settleMs);
  }
  onConnectionChange(countAgain);
  onChangesMissed(countAgain);
  onScopeDispose(() => clearTimeout(timer));

  return {
    counts,
    all,
    matching,
    isCounted: computed(() => query.result.value !== undefined),
  };
}
