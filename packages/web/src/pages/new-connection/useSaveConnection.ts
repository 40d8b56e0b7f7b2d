import { useMutation } from '@vue/apollo-composable';
import { ref } from 'vue';
import {
  AddConnectionDocument,
  type AddConnectionInput,
  type ConnectionFieldsFragment,
  type UserErrorCode,
} from '../../graphql/generated/graphql.js';
import { sortUserErrors, type FormErrors } from './form-errors.js';

export type SaveOutcome =
  | { kind: 'saved'; connection: ConnectionFieldsFragment; authorizationUrl: string | null }
  | { kind: 'refused'; fields: FormErrors; whole: UserErrorCode | null }
  | { kind: 'unanswered' };

/** Stores a connection. While that is under way a second call does nothing. */
export function useSaveConnection() {
  const { mutate } = useMutation(AddConnectionDocument);
  const isSaving = ref(false);

  async function save(input: AddConnectionInput): Promise<SaveOutcome> {
    try {
      const payload = (await mutate({ input }))?.data?.addConnection;
      if (!payload) return { kind: 'unanswered' };
      const { connection, authorizationUrl, userErrors } = payload;
      if (!connection) return { kind: 'refused', ...sortUserErrors(userErrors) };
      return { kind: 'saved', connection, authorizationUrl };
    } catch (error) {
      console.info('The connection was not stored, or that is not known.', error);
      return { kind: 'unanswered' };
    }
  }
  return { isSaving, save };
}
