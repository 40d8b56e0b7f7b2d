import { useQuery } from '@vue/apollo-composable';
import { computed } from 'vue';
import { ConnectionTypesDocument, type ConnectionType } from '../../../graphql/generated/graphql.js';

/** Which types this version can test. Until the hub has said, none is called untestable. */
export function useVerifiableTypes() {
  const { result } = useQuery(ConnectionTypesDocument);
  const untestable = computed(
    () =>
      new Set(result.value?.connectionTypes.filter((info) => !info.isVerifiable).map((info) => info.type)),
  );
  return (type: ConnectionType): boolean => !untestable.value.has(type);
}
