import { useApolloClient } from '@vue/apollo-composable';
import { type ConnectionDependent, DependentsDocument } from '../graphql/generated/graphql.js';

/** By the id of the connection; without those on which nothing depends. */
export type Dependents = ReadonlyMap<string, readonly ConnectionDependent[]>;

/** So many the hub reads at once. */
const mostAtOnce = 100;

/** Asks what would stop if connections were deleted; null where the hub does not say it of every one of them. */
export function useDependents() {
  const { client } = useApolloClient();
  return async (ids: readonly string[]): Promise<Dependents | null> => {
    if (ids.length > mostAtOnce) return null;
    try {
      const { data } = await client.query({
        query: DependentsDocument,
        variables: { ids: [...ids] },
        fetchPolicy: 'no-cache',
      });
      const depended = data.nodes.flatMap((node) => (node && node.dependents.length > 0 ? [node] : []));
      return new Map(depended.map(({ id, dependents }) => [id, dependents]));
    } catch (error) {
      console.info('What depends on the connections is not known.', error);
      return null;
    }
  };
}
