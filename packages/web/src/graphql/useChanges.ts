import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useApolloClient } from '@vue/apollo-composable';
import { ref } from 'vue';
import type { UserErrorCode } from './generated/graphql.js';

/** How a change ended. `unanswered`: nobody knows whether it was made. */
export type Outcome<Done> =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'refused'; readonly errors: Readonly<Partial<Record<string, UserErrorCode>>> }
  | { readonly kind: 'unanswered' };

interface Refusals {
  readonly userErrors: readonly { readonly code: UserErrorCode; readonly field: readonly string[] | null }[];
}

/** Changes that a window asks for, one at a time; `afterwards` reads again what it shows. */
export function useChanges(afterwards: () => Promise<void>) {
  const { client } = useApolloClient();
  const isBusy = ref(false);

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
      await afterwards();
      return { kind: 'done', done };
    } catch (failure) {
      console.info('The change was not made, or that is not known.', failure);
      return { kind: 'unanswered' };
    } finally {
      isBusy.value = false;
    }
  }

  return { isBusy, change };
}
