import { computed, ref, watch, type Ref } from 'vue';

interface Row {
  id: string;
}

/** Which rows are selected, and how a click, the circle, Shift and Ctrl change that. */
export function useSelection<T extends Row>(rows: Ref<T[]>) {
  const ids = ref<ReadonlySet<string>>(new Set());
  const anchor = ref<string | null>(null);
  const selected = computed(() => rows.value.filter((row) => ids.value.has(row.id)));

  // What is no longer in the list is no longer selected: no action may reach a row that nobody sees.
  watch(rows, (present) => {
    if (ids.value.size === 0) return;
    const kept = present.filter((row) => ids.value.has(row.id)).map((row) => row.id);
    if (kept.length !== ids.value.size) ids.value = new Set(kept);
  });

  function only(id: string): void {
    ids.value = new Set([id]);
    anchor.value = id;
  }
  function toggle(id: string): void {
    const next = new Set(ids.value);
    if (!next.delete(id)) next.add(id);
    ids.value = next;
    anchor.value = id;
  }
  /** From the row last chosen to this one. */
  function extendTo(id: string): void {
    const order = rows.value.map((row) => row.id);
    const from = anchor.value === null ? -1 : order.indexOf(anchor.value);
    const to = order.indexOf(id);
    if (from === -1 || to === -1) only(id);
    else ids.value = new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1));
  }

  return {
    ids,
    selected,
    only,
    toggle,
    extendTo,
    all: () => (ids.value = new Set(rows.value.map((row) => row.id))),
    clear: () => (ids.value = new Set()),
    click(id: string, event: { shiftKey: boolean; ctrlKey: boolean; metaKey: boolean }): void {
      if (event.shiftKey) extendTo(id);
      else if (event.ctrlKey || event.metaKey) toggle(id);
      else only(id);
    },
    isAll: computed(() => rows.value.length > 0 && selected.value.length === rows.value.length),
  };
}

export type Selection<T extends Row> = ReturnType<typeof useSelection<T>>;
