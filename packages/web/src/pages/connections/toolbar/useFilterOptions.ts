import { computed, ref, watch, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { connectionTypeOrder } from '../../../connection-types/icons.js';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { shortGuid, tenantWord } from '../list/connection-words.js';
import type { ListAddress } from '../list/list-address.js';

/** What can be filtered by: all types, and the tenants of the connections seen so far. */
export function useFilterOptions(rows: Ref<ConnectionFieldsFragment[]>, address: Ref<ListAddress>) {
  const { t, locale } = useI18n();
  const seen = ref(new Map<string, string>());
  watch(
    rows,
    (present) => {
      for (const { tenant } of present) seen.value.set(tenant.id, tenantWord(tenant).word);
    },
    { immediate: true },
  );

  const typeOptions = computed(() =>
    connectionTypeOrder.map((value) => ({ value, label: t(`connectionTypes.${value}.label`) })),
  );
  const tenantOptions = computed(() => {
    const chosen = address.value.tenantIds.filter((id) => !seen.value.has(id));
    return [...seen.value, ...chosen.map((id) => [id, shortGuid(id)] as const)]
      .map(([value, label]) => ({ value, label }))
      .sort((a, b) => a.label.localeCompare(b.label, locale.value));
  });
  /** The chosen types and tenants, as chips that take themselves away. */
  const chips = computed(() => [
    ...typeOptions.value
      .filter(({ value }) => address.value.types.includes(value))
      .map(({ value, label }) => ({
        key: value,
        label,
        without: { types: address.value.types.filter((other) => other !== value) },
      })),
    ...tenantOptions.value
      .filter(({ value }) => address.value.tenantIds.includes(value))
      .map(({ value, label }) => ({
        key: value,
        label,
        without: { tenantIds: address.value.tenantIds.filter((other) => other !== value) },
      })),
  ]);
  return { typeOptions, tenantOptions, chips };
}

export type FilterOptions = ReturnType<typeof useFilterOptions>;
