import { ApolloError } from '@apollo/client/core/index.js';
import { useApolloClient } from '@vue/apollo-composable';
import { computed, ref, shallowRef, watch } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { AuditEntriesDocument, type AuditEntryFieldsFragment } from '../../graphql/generated/graphql.js';
import {
  type AuditAddress,
  everything,
  filterOf,
  readAuditAddress,
  writeAuditAddress,
} from './audit-address.js';

const pageSize = 50;

function isForbidden(error: unknown): boolean {
  return (
    error instanceof ApolloError &&
    error.graphQLErrors.some(({ extensions }) => extensions?.['code'] === 'FORBIDDEN')
  );
}

/** The entries that the address asks for, the newest first, as many pages of them as were wanted. */
export function useAuditLog() {
  const { client } = useApolloClient();
  const route = useRoute();
  const router = useRouter();
  const address = computed(() => readAuditAddress(route.query));
  /** Null until they were read. */
  const entries = shallowRef<readonly AuditEntryFieldsFragment[] | null>(null);
  const older = ref<string | null>(null);
  const isReading = ref(false);
  const trouble = ref<'failed' | 'forbidden' | null>(null);
  let latest = 0;

  async function readAfter(after: string | null): Promise<void> {
    latest += 1;
    const mine = latest;
    isReading.value = true;
    try {
      const variables = { first: pageSize, after, filter: filterOf(address.value) };
      const { data } = await client.query({
        query: AuditEntriesDocument,
        variables,
        fetchPolicy: 'no-cache',
      });
      // What was asked for later knows better.
      if (mine !== latest) return;
      const { edges, pageInfo } = data.auditEntries;
      const found = edges.map(({ node }) => node);
      entries.value = after === null ? found : [...(entries.value ?? []), ...found];
      older.value = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      trouble.value = null;
    } catch (error) {
      if (mine !== latest) return;
      console.info('The audit log cannot be read.', error);
      trouble.value = isForbidden(error) ? 'forbidden' : 'failed';
    } finally {
      if (mine === latest) isReading.value = false;
    }
  }
  const read = (): Promise<void> => readAfter(null);

  watch(() => JSON.stringify(address.value), read, { immediate: true });

  return {
    address,
    entries,
    isReading,
    trouble,
    hasOlder: computed(() => older.value !== null),
    read,
    readOlder: () => readAfter(older.value),
    change: (part: Partial<AuditAddress>) =>
      router.push({ query: writeAuditAddress({ ...address.value, ...part }) }),
    clear: () => router.push({ query: writeAuditAddress(everything) }),
  };
}
