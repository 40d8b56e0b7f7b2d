import { useApolloClient, useQuery } from '@vue/apollo-composable';
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { computed, ref } from 'vue';
import {
  AddAppRegistrationCredentialDocument,
  AddAppRegistrationDocument,
  AppRegistrationsDocument,
  DeleteAppRegistrationDocument,
  RegistrationExpiriesDocument,
  RemoveAppRegistrationCredentialDocument,
  UpdateAppRegistrationDocument,
  type AddAppRegistrationInput,
  type AppRegistrationCredentialInput,
  type UpdateAppRegistrationInput,
  type UserErrorCode,
} from '../../graphql/generated/graphql.js';

/** What is wrong, by the field of the form; `whole` concerns all of it. */
export type FieldErrors = Readonly<Partial<Record<string, UserErrorCode>>>;
/** Null: it was done. `unanswered`: nobody knows whether it was. */
export type ChangeOutcome = FieldErrors | 'unanswered' | null;

interface Refusals {
  readonly userErrors: readonly { readonly code: UserErrorCode; readonly field: readonly string[] | null }[];
}

function errorsOf({ userErrors }: Refusals): FieldErrors | null {
  if (userErrors.length === 0) return null;
  return Object.fromEntries(userErrors.map(({ code, field }) => [field?.at(-1) ?? 'whole', code]));
}

/** The app registrations of this hub, and everything that is done with them. One change at a time. */
export function useAppRegistrations() {
  const { client } = useApolloClient();
  const { result, loading, error, refetch } = useQuery(
    AppRegistrationsDocument,
    {},
    { fetchPolicy: 'no-cache' },
  );
  const registrations = computed(() => result.value?.appRegistrations.edges.map(({ node }) => node) ?? []);
  const isBusy = ref(false);

  async function readAgain(): Promise<void> {
    await refetch();
    // The mark in the navigation is about what has just changed.
    await client.query({ query: RegistrationExpiriesDocument, fetchPolicy: 'network-only' });
  }

  async function change<Data, Input>(
    mutation: TypedDocumentNode<Data, { input: Input }>,
    input: Input,
    payloadOf: (data: Data) => Refusals,
  ): Promise<ChangeOutcome> {
    if (isBusy.value) return {};
    isBusy.value = true;
    try {
      const { data } = await client.mutate({ mutation, variables: { input }, fetchPolicy: 'no-cache' });
      const errors = data ? errorsOf(payloadOf(data)) : 'unanswered';
      if (errors === null) await readAgain();
      return errors;
    } catch (failure) {
      console.info('The change was not made, or that is not known.', failure);
      return 'unanswered';
    } finally {
      isBusy.value = false;
    }
  }

  return {
    registrations,
    isLoading: loading,
    error,
    isBusy,
    readAgain,
    add: (input: AddAppRegistrationInput) =>
      change(AddAppRegistrationDocument, input, (data) => data.addAppRegistration),
    update: (input: UpdateAppRegistrationInput) =>
      change(UpdateAppRegistrationDocument, input, (data) => data.updateAppRegistration),
    remove: (id: string) =>
      change(DeleteAppRegistrationDocument, { id }, (data) => data.deleteAppRegistration),
    addCredential: (appRegistrationId: string, credential: AppRegistrationCredentialInput) =>
      change(
        AddAppRegistrationCredentialDocument,
        { appRegistrationId, credential },
        (data) => data.addAppRegistrationCredential,
      ),
    removeCredential: (appRegistrationId: string, credentialId: string) =>
      change(
        RemoveAppRegistrationCredentialDocument,
        { appRegistrationId, credentialId },
        (data) => data.removeAppRegistrationCredential,
      ),
  };
}
