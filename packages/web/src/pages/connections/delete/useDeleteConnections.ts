import { useMutation } from '@vue/apollo-composable';
import { ref } from 'vue';
import { DeleteConnectionDocument } from '../../../graphql/generated/graphql.js';

/** A connection that was not deleted, and why. */
export interface NotDeleted {
  id: string;
  name: string;
  reason: 'HAS_DEPENDENTS' | 'UNANSWERED';
  /** What depends on it, in the hub's words. */
  detail: string | null;
}

/** Deletes connections one after the other. One that is gone already counts as deleted. */
export function useDeleteConnections() {
  const { mutate } = useMutation(DeleteConnectionDocument);
  const isDeleting = ref(false);
  const notDeleted = ref<NotDeleted[]>([]);

  async function deleteOne(
    { id, name }: { id: string; name: string },
    confirmDependents: boolean,
  ): Promise<NotDeleted | null> {
    try {
      const payload = (await mutate({ input: { id, confirmDependents } }))?.data?.deleteConnection;
      if (payload?.deletedConnectionId) return null;
      const error = payload?.userErrors[0];
      if (error?.code === 'CONNECTION_NOT_FOUND') return null;
      const hasDependents = error?.code === 'HAS_DEPENDENTS';
      return {
        id,
        name,
        reason: hasDependents ? 'HAS_DEPENDENTS' : 'UNANSWERED',
        detail: error?.message ?? null,
      };
    } catch (error) {
      console.info('A connection was not deleted, or that is not known.', error);
      return { id, name, reason: 'UNANSWERED', detail: null };
    }
  }

  /** Answers whether all of them are gone; `notDeleted` holds the others. */
  async function deleteAll(
    connections: readonly { id: string; name: string }[],
    confirmDependents: boolean,
  ): Promise<boolean> {
    if (isDeleting.value) return false;
    isDeleting.value = true;
    const left: NotDeleted[] = [];
    for (const connection of connections) {
      const outcome = await deleteOne(connection, confirmDependents);
      if (outcome) left.push(outcome);
    }
    notDeleted.value = left;
    isDeleting.value = false;
    return left.length === 0;
  }
  return { isDeleting, notDeleted, deleteAll };
}
