import { useQuery } from '@vue/apollo-composable';
import { computed, ref, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { connectionTypeOrder } from '../../../connection-types/icons.js';
import { TenantsDocument } from '../../../graphql/generated/graphql.js';
import { shortGuid } from '../list/connection-words.js';
import type { ListAddress } from '../list/list-address.js';
import { tenantOption, type TenantOption } from './useTenantSearch.js';

/** The chosen tenants by name, whether one of their connections is loaded or not. */
function useChosenTenants(address: Ref<ListAddress>) {
  const known = ref<ReadonlyMap<string, TenantOption>>(new Map());
  function remember(tenants: TenantOption[]): void {
    known.value = new Map([...known.value, ...tenants.map((tenant) => [tenant.id, tenant] as const)]);
  }
  const unnamed = computed(() => address.value.tenantIds.filter((id) => !known.value.has(id)));
  const { result } = useQuery(
    TenantsDocument,
    () => ({ first: unnamed.value.length, filter: { ids: unnamed.value } }),
    () => ({ enabled: unnamed.value.length > 0 }),
  );
  watch(
    result,
    (found) => {
      if (found) remember(found.tenants.edges.map(tenantOption));
    },
    { immediate: true },
  );
  const tenants = computed(() =>
    address.value.tenantIds.map(
      (id) => known.value.get(id) ?? { id, label: shortGuid(id), detail: id, count: 0 },
    ),
  );
  return { tenants, remember };
}

/** What can be filtered by, and what is. */
export function useFilterOptions(address: Ref<ListAddress>) {
  const { t } = useI18n();
  const { tenants, remember } = useChosenTenants(address);

  const typeOptions = computed(() =>
    connectionTypeOrder.map((value) => ({ value, label: t(`connectionTypes.${value}.label`) })),
  );
  /** The chosen types and tenants, as chips that take themselves away. */
  const chips = computed(() => [
    ...typeOptions.value
      .filter(({ value }) => address.value.types.includes(value))
      .map(({ value, label }) => ({
        key: value,
        label,
        without: { types: address.value.types.filter((other) => other !== value) },
      })),
    ...tenants.value.map(({ id, label }) => ({
      key: id,
      label,
      without: { tenantIds: address.value.tenantIds.filter((other) => other !== id) },
    })),
  ]);
  return { typeOptions, chips, tenants, remember };
}

export type FilterOptions = ReturnType<typeof useFilterOptions>;
