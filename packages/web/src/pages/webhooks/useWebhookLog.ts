import { useApolloClient } from '@vue/apollo-composable';
import { computed, ref, shallowRef, watch } from 'vue';
import {
  WebhookLogDocument,
  type WebhookDeliveryFieldsFragment,
  type WebhookDeliveryStatus,
  type WebhookEndpointFieldsFragment,
  type WebhookLogQuery,
} from '../../graphql/generated/graphql.js';
import { paceOf } from './pace.js';
import { usePolling } from './usePolling.js';

const step = 20;
const largestPage = 100;

interface Log {
  readonly endpoint: WebhookEndpointFieldsFragment | null;
  readonly deliveries: readonly WebhookDeliveryFieldsFragment[];
  readonly hasOlder: boolean;
  readonly parkedCount: number;
}

/** One endpoint and what was and is to be delivered to it, the newest first. It follows what happens. */
export function useWebhookLog(endpointId: string) {
  const { client } = useApolloClient();
  /** Null until it was read. */
  const log = shallowRef<Log | null>(null);
  const status = ref<WebhookDeliveryStatus | null>(null);
  const hasFailed = ref(false);
  const isMissing = computed(() => log.value !== null && log.value.endpoint === null);
  let wanted = step;
  let latest = 0;

  function page(first: number, after: string | null): Promise<{ data: WebhookLogQuery }> {
    const variables = { endpointId, first, after, status: status.value };
    return client.query({ query: WebhookLogDocument, variables, fetchPolicy: 'no-cache' });
  }

  async function readAll(): Promise<Log> {
    const deliveries: WebhookDeliveryFieldsFragment[] = [];
    for (let after: string | null = null; ;) {
      const { data } = await page(Math.min(wanted - deliveries.length, largestPage), after);
      const { edges, pageInfo } = data.webhookDeliveries;
      deliveries.push(...edges.map(({ node }) => node));
      after = pageInfo.endCursor;
      if (!pageInfo.hasNextPage || after === null || deliveries.length >= wanted)
        return {
          ...{ endpoint: data.webhookEndpoint, deliveries, hasOlder: pageInfo.hasNextPage },
          parkedCount: data.parked.totalCount,
        };
    }
  }

  async function readAgain(): Promise<void> {
    latest += 1;
    const mine = latest;
    try {
      const found = await readAll();
      // What was asked for later knows better.
      if (mine !== latest) return;
      log.value = found;
      hasFailed.value = false;
    } catch (error) {
      console.info('The deliveries cannot be read.', error);
      hasFailed.value = true;
    }
  }
  async function readOlder(): Promise<void> {
    wanted += step;
    await readAgain();
  }

  watch(status, () => {
    wanted = step;
    readAgain().catch((error: unknown) => console.error(error));
  });
  usePolling(readAgain, () =>
    log.value === null || isMissing.value ? null : paceOf(log.value.deliveries, Date.now()),
  );

  return { log, status, hasFailed, isMissing, readAgain, readOlder };
}
