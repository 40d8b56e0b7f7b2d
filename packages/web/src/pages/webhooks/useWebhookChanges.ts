import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { useApolloClient } from '@vue/apollo-composable';
import { ref } from 'vue';
import {
  AddWebhookEndpointDocument,
  DeleteWebhookEndpointDocument,
  ReplayWebhookDeliveriesDocument,
  RotateWebhookSecretDocument,
  SendTestWebhookDocument,
  UpdateWebhookEndpointDocument,
  type AddWebhookEndpointInput,
  type ReplayWebhookDeliveriesInput,
  type UpdateWebhookEndpointInput,
  type UserErrorCode,
} from '../../graphql/generated/graphql.js';

/** What is wrong, by the field of the input; `whole` concerns all of it. */
export type FieldErrors = Readonly<Partial<Record<string, UserErrorCode>>>;

/** How a change ended. `unanswered`: nobody knows whether it was made. */
export type Outcome<Done> =
  | { readonly kind: 'done'; readonly done: Done }
  | { readonly kind: 'refused'; readonly errors: FieldErrors }
  | { readonly kind: 'unanswered' };

interface Refusals {
  readonly userErrors: readonly { readonly code: UserErrorCode; readonly field: readonly string[] | null }[];
}

/** Everything that is done with webhooks. One change at a time. */
export function useWebhookChanges() {
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
      return errors.length === 0
        ? { kind: 'done', done }
        : { kind: 'refused', errors: Object.fromEntries(errors) };
    } catch (failure) {
      console.info('The change was not made, or that is not known.', failure);
      return { kind: 'unanswered' };
    } finally {
      isBusy.value = false;
    }
  }

  return {
    isBusy,
    add: (input: AddWebhookEndpointInput) =>
      change(AddWebhookEndpointDocument, input, (data) => data.addWebhookEndpoint),
    update: (input: UpdateWebhookEndpointInput) =>
      change(UpdateWebhookEndpointDocument, input, (data) => data.updateWebhookEndpoint),
    remove: (id: string) =>
      change(DeleteWebhookEndpointDocument, { id }, (data) => data.deleteWebhookEndpoint),
    rotate: (id: string) => change(RotateWebhookSecretDocument, { id }, (data) => data.rotateWebhookSecret),
    sendTest: (id: string) => change(SendTestWebhookDocument, { id }, (data) => data.sendTestWebhook),
    replay: (input: ReplayWebhookDeliveriesInput) =>
      change(ReplayWebhookDeliveriesDocument, input, (data) => data.replayWebhookDeliveries),
  };
}

export type WebhookChanges = ReturnType<typeof useWebhookChanges>;
