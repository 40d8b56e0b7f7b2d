import { useApolloClient } from '@vue/apollo-composable';
import { ref, shallowRef } from 'vue';
import {
  AddApiKeyDocument,
  ApiKeysDocument,
  RevokeApiKeyDocument,
  RotateApiKeyDocument,
  type AddApiKeyInput,
  type ApiKeyFieldsFragment,
  type ApiKeysQuery,
  type RotateApiKeyInput,
} from '../../graphql/generated/graphql.js';
import { useChanges } from '../../graphql/useChanges.js';

/** The keys of applications, all of them: there are few. And what is done with them, one change at a time. */
export function useApiKeys() {
  const { client } = useApolloClient();
  /** Null until they were read. */
  const keys = shallowRef<ApiKeyFieldsFragment[] | null>(null);
  const hasFailed = ref(false);

  async function readPage(after: string | null): Promise<ApiKeysQuery['apiKeys']> {
    const { data } = await client.query({
      query: ApiKeysDocument,
      variables: { after },
      fetchPolicy: 'no-cache',
    });
    return data.apiKeys;
  }

  async function read(): Promise<void> {
    try {
      const found: ApiKeyFieldsFragment[] = [];
      let after: string | null = null;
      do {
        const page = await readPage(after);
        found.push(...page.edges.map(({ node }) => node));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      keys.value = found;
      hasFailed.value = false;
    } catch (error) {
      console.info('The API keys cannot be read.', error);
      hasFailed.value = true;
    }
  }

  const { isBusy, change } = useChanges(read);

  return {
    keys,
    hasFailed,
    isBusy,
    read,
    add: (input: AddApiKeyInput) => change(AddApiKeyDocument, input, (data) => data.addApiKey),
    rotate: (input: RotateApiKeyInput) => change(RotateApiKeyDocument, input, (data) => data.rotateApiKey),
    revoke: (id: string) => change(RevokeApiKeyDocument, { id }, (data) => data.revokeApiKey),
  };
}

export type ApiKeyChanges = ReturnType<typeof useApiKeys>;
