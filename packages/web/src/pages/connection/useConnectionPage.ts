import { useApolloClient, useQuery } from '@vue/apollo-composable';
import { computed, ref, shallowRef, watch } from 'vue';
import { useI18n } from 'vue-i18n';
import { announce } from '../../announcements/announcements.js';
import { useConnectionChanges, type ConnectionChange } from '../../graphql/connection-changes.js';
import {
  ConnectionDetailsDocument,
  ConnectionDocument,
  type ConnectionDetailsQuery,
  type ConnectionFieldsFragment,
} from '../../graphql/generated/graphql.js';

export type ConnectionDetails = NonNullable<ConnectionDetailsQuery['connection']>;

const historyPageSize = 20;

/** What the page of a connection shows: the connection as it is pushed, and what is read again when something happens. */
export function useConnectionPage(id: string) {
  const { t } = useI18n();
  const { client } = useApolloClient();
  const fetchPolicy = 'cache-and-network';
  const facts = useQuery(ConnectionDocument, { id }, { fetchPolicy });
  const variables = { id, first: historyPageSize };
  const more = useQuery(ConnectionDetailsDocument, variables, { fetchPolicy });

  /** As it was last known: it stays on the page when somebody deletes it. */
  const connection = shallowRef<ConnectionFieldsFragment | null>(null);
  const details = shallowRef<ConnectionDetails | null>(null);
  const deletion = shallowRef<ConnectionChange | null>(null);
  const isLoadingOlder = ref(false);
  const hasDetailsFailed = computed(() => more.error.value !== null && details.value === null);
  const isMissing = computed(
    () => connection.value === null && !facts.loading.value && facts.result.value?.connection === null,
  );
  /** Deleted before our eyes, or while nothing could be heard. */
  const isGone = computed(
    () => deletion.value !== null || (connection.value !== null && facts.result.value?.connection === null),
  );
  const hasFailed = computed(() => connection.value === null && facts.error.value !== null);

  watch(
    () => facts.result.value?.connection,
    (now) => {
      if (now) connection.value = now;
    },
    { immediate: true },
  );
  watch(
    () => more.result.value?.connection,
    (now) => {
      if (now) details.value = now;
    },
    { immediate: true },
  );

  async function readAgain(): Promise<void> {
    try {
      await client.query({ query: ConnectionDetailsDocument, variables, fetchPolicy: 'network-only' });
    } catch (error) {
      console.info('What happened to the connection could not be read again.', error);
    }
  }

  function retry(): void {
    for (const query of [facts, more]) {
      query.refetch()?.catch((error: unknown) => console.info('The connection cannot be read.', error));
    }
  }

  async function loadOlder(): Promise<void> {
    const after = details.value?.history.pageInfo.endCursor;
    if (isLoadingOlder.value || typeof after !== 'string') return;
    isLoadingOlder.value = true;
    try {
      await more.fetchMore({ variables: { ...variables, after } });
    } catch (error) {
      console.info('The older part of the history could not be read.', error);
    } finally {
      isLoadingOlder.value = false;
    }
  }

  const changes = useConnectionChanges();
  changes.onConnectionChange((change) => {
    if (change.connectionId !== id) return;
    if (change.kind === 'DELETED') {
      deletion.value = change;
      return;
    }
    if (change.kind === 'AUTHORIZED') announce(t('strips.authorized.title'));
    void readAgain();
  });
  changes.onChangesMissed(retry);

  return {
    connection,
    details,
    deletion,
    isGone,
    isMissing,
    hasFailed,
    hasDetailsFailed,
    isLoadingOlder,
    loadOlder,
    retry,
  };
}
