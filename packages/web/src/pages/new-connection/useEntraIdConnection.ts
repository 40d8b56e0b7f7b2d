import { useQuery } from '@vue/apollo-composable';
import { computed, type Ref } from 'vue';
import { EntraIdConnectionDocument } from '../../graphql/generated/graphql.js';

/**
 * The Entra ID connection that a tenant has already, or null: one tenant has one at most.
 *
 * @param tenantId the tenant that was found; null while none is
 */
export function useEntraIdConnection(tenantId: Ref<string | null>) {
  const { result } = useQuery(
    EntraIdConnectionDocument,
    () => ({ tenantId: tenantId.value ?? '' }),
    () => ({ enabled: tenantId.value !== null, fetchPolicy: 'network-only' }),
  );
  return computed(() =>
    tenantId.value === null ? null : (result.value?.connections.edges[0]?.node ?? null),
  );
}
