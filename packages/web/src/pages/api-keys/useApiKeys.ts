import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
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
  type UserErrorCode,
} from '../../graphql/generated/graphql.js';

/** How a change ended. `unanswered`: nobody knows whether it was made. */
export type Outcome<Done> =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'refused'; readonly errors: Readonly<Partial<Record<string, UserErrorCode>>> }
  | { readonly kind: 'unanswered' };

interface Refusals {
  readonly userErrors: readonly { readonly code: UserErrorCode; readonly field: readonly string[] | null }[];
}

/** The keys of applications, all of them: there are few. And what is done with them, one change at a time. */
export function useApiKeys() {
  const { client } = useApolloClient();
  /** Null until they were read. */
  const keys = shallowRef<ApiKeyFieldsFragment[] | null>(null);
  const hasFailed = ref(false);
  const isBusy = ref(false);

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

  async function change<Data, Input, Done extends Refusals>(
    mutation: TypedDocumentNode<Data, { input: Input }>,
    input: Input,
    payloadOf: (data: Data) => Done,
  ): Promise<Outcome<Done>> {
    if (isBusy.value) return { kind: 'refused', errors: {} };
    isBusy.value = true;
    try {
      const { data } = await client.mutate({ mutation, variables: { input }, fetchPolicy: 'no-cache' });
      if (!data) return { kind: 'unanswered' };
      const done = payloadOf(data);
      const errors = done.userErrors.map(({ code, field }) => [field?.at(-1) ?? 'whole', code] as const);
      if (errors.length > 0) return { kind: 'refused', errors: Object.fromEntries(errors) };
      await read();
      return { kind: 'done', done };
    } catch (failure) {
      console.info('The change was not made, or that is not known.', failure);
      return { kind: 'unanswered' };
    } finally {
      isBusy.value = false;
    }
  }

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
