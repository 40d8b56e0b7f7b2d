import { useMutation } from '@vue/apollo-composable';
import { type ConnectionDependent, DeleteConnectionDocument } from '../graphql/generated/graphql.js';
import type { Doomed } from './pending-deletions.js';
import { useDependents } from './useDependents.js';

/** A connection that was not deleted, and why. */
export interface NotDeleted extends Doomed {
  reason: 'HAS_DEPENDENTS' | 'UNANSWERED';
  /** What depends on it; empty when that is not known any more. */
  dependents: readonly ConnectionDependent[];
}

/** Deletes one connection; answers null when it is gone, whoever deleted it. */
export function useDeleteConnection() {
  const { mutate } = useMutation(DeleteConnectionDocument);
  const dependentsOf = useDependents();
  return async ({ id, name }: Doomed, confirmDependents: boolean): Promise<NotDeleted | null> => {
    try {
      const payload = (await mutate({ input: { id, confirmDependents } }))?.data?.deleteConnection;
      if (payload?.deletedConnectionId) return null;
      const error = payload?.userErrors[0];
      if (error?.code === 'CONNECTION_NOT_FOUND') return null;
      if (error?.code !== 'HAS_DEPENDENTS') return { id, name, reason: 'UNANSWERED', dependents: [] };
      const dependents = (await dependentsOf([id]))?.get(id) ?? [];
      return { id, name, reason: 'HAS_DEPENDENTS', dependents };
    } catch (error) {
      console.info('A connection was not deleted, or that is not known.', error);
      return { id, name, reason: 'UNANSWERED', dependents: [] };
    }
  };
}
