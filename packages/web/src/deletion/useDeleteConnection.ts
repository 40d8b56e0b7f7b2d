import { useMutation } from '@vue/apollo-composable';
import { DeleteConnectionDocument } from '../graphql/generated/graphql.js';
import type { Doomed } from './pending-deletions.js';

/** A connection that was not deleted, and why. */
export interface NotDeleted extends Doomed {
  reason: 'HAS_DEPENDENTS' | 'UNANSWERED';
  /** What depends on it, in the hub's words. */
  detail: string | null;
}

/** Deletes one connection; answers null when it is gone, whoever deleted it. */
export function useDeleteConnection() {
  const { mutate } = useMutation(DeleteConnectionDocument);
  return async ({ id, name }: Doomed, confirmDependents: boolean): Promise<NotDeleted | null> => {
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
  };
}
