import { useApolloClient } from '@vue/apollo-composable';
import { reactive } from 'vue';
import { ConnectionNamesDocument } from '../../graphql/generated/graphql.js';

// As many as `nodes` takes at once.
const mostAtOnce = 100;

/** The present names of connections by their ids, each read once; null of one that is gone. */
export function useConnectionNames() {
  const { client } = useApolloClient();
  const names = reactive(new Map<string, string | null>());
  const asked = new Set<string>();

  async function readNames(ids: readonly string[]): Promise<void> {
    try {
      const { data } = await client.query({ query: ConnectionNamesDocument, variables: { ids: [...ids] } });
      for (const [index, id] of ids.entries()) names.set(id, data.nodes[index]?.name ?? null);
    } catch (error) {
      console.info('The names of connections cannot be read.', error);
      for (const id of ids) asked.delete(id);
    }
  }

  return {
    names,
    async read(ids: readonly string[]): Promise<void> {
      const fresh = [...new Set(ids)].filter((id) => id !== '' && !asked.has(id));
      for (const id of fresh) asked.add(id);
      for (let from = 0; from < fresh.length; from += mostAtOnce)
        await readNames(fresh.slice(from, from + mostAtOnce));
    },
  };
}
