import { useApolloClient } from '@vue/apollo-composable';
import { reactive } from 'vue';
import { ConnectionNameDocument } from '../../graphql/generated/graphql.js';

/** The present names of connections by their ids, each read once; null of one that is gone. */
export function useConnectionNames() {
  const { client } = useApolloClient();
  const names = reactive(new Map<string, string | null>());
  const asked = new Set<string>();

  async function readName(id: string): Promise<void> {
    try {
      const { data } = await client.query({ query: ConnectionNameDocument, variables: { id } });
      names.set(id, data.connection?.name ?? null);
    } catch (error) {
      console.info('The name of a connection cannot be read.', error);
      asked.delete(id);
    }
  }

  return {
    names,
    async read(ids: readonly string[]): Promise<void> {
      const fresh = [...new Set(ids)].filter((id) => id !== '' && !asked.has(id));
      for (const id of fresh) asked.add(id);
      await Promise.all(fresh.map(readName));
    },
  };
}
