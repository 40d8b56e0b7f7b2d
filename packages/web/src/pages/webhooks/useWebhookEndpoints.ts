import { useApolloClient } from '@vue/apollo-composable';
import { ref, shallowRef } from 'vue';
import {
  WebhookEndpointsDocument,
  type WebhookEndpointFieldsFragment,
  type WebhookEndpointsQuery,
} from '../../graphql/generated/graphql.js';

/** Where webhooks go, all of it: there are few. */
export function useWebhookEndpoints() {
  const { client } = useApolloClient();
  /** Null until they were read. */
  const endpoints = shallowRef<WebhookEndpointFieldsFragment[] | null>(null);
  const hasFailed = ref(false);
  let latest = 0;

  async function readAgain(): Promise<void> {
    latest += 1;
    const mine = latest;
    try {
      const found = await readAll();
      if (mine !== latest) return;
      endpoints.value = found;
      hasFailed.value = false;
    } catch (error) {
      console.info('The webhooks cannot be read.', error);
      hasFailed.value = true;
    }
  }

  async function readPage(after: string | null): Promise<WebhookEndpointsQuery['webhookEndpoints']> {
    const { data } = await client.query({
      query: WebhookEndpointsDocument,
      variables: { after },
      fetchPolicy: 'no-cache',
    });
    return data.webhookEndpoints;
  }

  async function readAll(): Promise<WebhookEndpointFieldsFragment[]> {
    const found: WebhookEndpointFieldsFragment[] = [];
    let after: string | null = null;
    do {
      const page = await readPage(after);
      found.push(...page.edges.map(({ node }) => node));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after !== null);
    return found;
  }

  return { endpoints, hasFailed, readAgain };
}
