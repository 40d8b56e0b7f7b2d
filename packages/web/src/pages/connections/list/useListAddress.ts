import { computed, ref } from 'vue';
import { useRoute, useRouter } from 'vue-router';
import { readListAddress, writeListAddress, type ListAddress, type SortKey } from './list-address.js';

/** The list's filter and order, kept in the address so that reload, Back and a sent link show the same. */
export function useListAddress() {
  const route = useRoute();
  const router = useRouter();
  const address = computed(() => readListAddress(route.query));

  const choices = ref(0);

  function change(part: Partial<ListAddress>): void {
    const before = address.value;
    const query = writeListAddress({ ...before, ...part }, route.query);
    choices.value += 1;
    // Back takes back a filter, or a search as a whole; of its letters and of the order there is nothing to go back to.
    const isTyping = part.text !== undefined && (before.text !== '' || part.text === '');
    const isStep = part.sort === undefined && !isTyping;
    void router[isStep ? 'push' : 'replace']({ path: route.path, query });
  }

  return {
    address,
    /** Counts what was chosen here, as against what Back and links bring. */
    choices,
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
