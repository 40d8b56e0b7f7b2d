import {
  buildClientSchema,
  getIntrospectionQuery,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { onMounted, ref, shallowRef } from 'vue';
import { postDocument } from './post-document.js';

/** The hub's schema as it is at this moment, for completion and for the reference. */
export function useSchema() {
  const schema = shallowRef<GraphQLSchema>();
  const hasFailed = ref(false);

  async function load(): Promise<void> {
    hasFailed.value = false;
    try {
      const answer = await postDocument({ query: getIntrospectionQuery() });
      schema.value = buildClientSchema((answer as { data: IntrospectionQuery }).data);
    } catch (error) {
      console.info('The schema could not be read.', error);
      hasFailed.value = true;
    }
  }
  onMounted(load);
  return { schema, hasFailed, load };
}
