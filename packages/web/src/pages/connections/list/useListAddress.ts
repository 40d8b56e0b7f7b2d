import { computed } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { readListAddress, writeListAddress, type ListAddress, type SortKey } from './list-address.js';

/** The list's filter and order, kept in the address so that reload, Back and a sent link show the same. */
export function useListAddress() {
  const route = useRoute();
  const router = useRouter();
  const address = computed(() => readListAddress(route.query));

  function change(part: Partial<ListAddress>): void {
    const query = writeListAddress({ ...address.value, ...part }, route.query);
    void router.replace({ path: route.path, query });
  }

  return {
    address,
    change,
    clear: () => change({ text: '', statuses: [], types: [], tenantIds: [] }),
    /** Orders by this column; by the same again: the other way round. */
    sortBy(sort: SortKey): void {
      const { sort: current, descending } = address.value;
      // Of times, the latest are of interest first.
      const isTime = sort === 'modified' || sort === 'verified';
      change({ sort, descending: sort === current ? !descending : isTime });
    },
  };
}

export type ListAddressControl = ReturnType<typeof useListAddress>;
