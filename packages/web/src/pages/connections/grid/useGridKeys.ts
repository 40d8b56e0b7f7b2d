import { nextTick, ref, watch, type Ref } from 'vue';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import type { Selection } from '../list/useSelection.js';

export interface GridKeysParts {
  grid: Readonly<Ref<HTMLElement | null>>;
  rows: Ref<ConnectionFieldsFragment[]>;
  selection: Selection<ConnectionFieldsFragment>;
  /** How many rows a screen holds. */
  rowsOnScreen: () => number;
  scrollTo: (index: number) => void;
  open: (connection: ConnectionFieldsFragment) => void;
  askToDelete: (connections: ConnectionFieldsFragment[]) => void;
}

/** Moves the one tab stop of the grid from row to row, and acts on the row that has it (WAI-ARIA APG, grid pattern). */
export function useGridKeys(parts: GridKeysParts) {
  const { grid, rows, selection } = parts;
  const active = ref(0);
  // The focus stays with the connection, not with the place, when rows come and go.
  watch(rows, (next, previous) => {
    const id = previous[active.value]?.id;
    const index = next.findIndex((row) => row.id === id);
    active.value = index === -1 ? Math.max(0, Math.min(active.value, next.length - 1)) : index;
  });

  async function focusRow(index: number): Promise<void> {
    active.value = Math.max(0, Math.min(index, rows.value.length - 1));
    // The row with the tab stop is always drawn, so it can take the focus before it is scrolled to.
    await nextTick();
    const row = grid.value?.querySelector<HTMLElement>(`[data-index="${active.value}"]`);
    row?.focus({ preventScroll: true });
    parts.scrollTo(active.value);
  }

  function target(key: string): number | undefined {
    const moves: Record<string, number> = {
      ArrowDown: active.value + 1,
      ArrowUp: active.value - 1,
      PageDown: active.value + parts.rowsOnScreen(),
      PageUp: active.value - parts.rowsOnScreen(),
      Home: 0,
      End: rows.value.length - 1,
    };
    return moves[key];
  }

  function act(key: string, row: ConnectionFieldsFragment): boolean {
    if (key === ' ') selection.toggle(row.id);
    else if (key === 'Enter') parts.open(row);
    else if (key === 'Delete')
      parts.askToDelete(selection.selected.value.length > 0 ? selection.selected.value : [row]);
    else return false;
    return true;
  }

  function onKeydown(event: KeyboardEvent): void {
    const isOnRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined;
    const row = rows.value[active.value];
    if (!isOnRow || !row || event.altKey) return;
    const next = target(event.key);
    if (next !== undefined) {
      if (event.shiftKey && selection.ids.value.size === 0) selection.only(row.id);
      void focusRow(next);
      const reached = rows.value[active.value];
      if (event.shiftKey && reached) selection.extendTo(reached.id);
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) selection.all();
    else if (event.ctrlKey || event.metaKey || !act(event.key, row)) return;
    event.preventDefault();
  }

  return { active, focusRow, onKeydown };
}
