import { useWindowVirtualizer } from '@tanstack/vue-virtual';
import { computed, nextTick, onMounted, onScopeDispose, ref, watch, type Ref } from 'vue';
import type { ConnectionFieldsFragment } from '../../../graphql/generated/graphql.js';
import { keepRowInRange } from './keep-row-in-range.js';

export interface RowWindowParts {
  body: Readonly<Ref<HTMLElement | null>>;
  rows: () => ConnectionFieldsFragment[];
  /** Changes when other rows take the place of those shown; then there is no place to keep. */
  replaced: () => number;
  rowHeight: () => number;
  /** Height of what sticks above the rows. */
  barsHeight: () => number;
  /** The row with the tab stop: always drawn. */
  active: Ref<number>;
  onSee: (first: number, last: number) => void;
}

/** Draws the rows on screen and a few around, and keeps in place what is being read when rows come and go above it. */
export function useRowWindow(parts: RowWindowParts) {
  const { body, rows } = parts;
  const bodyTop = ref(0);
  const getItemKey = (index: number) => rows()[index]?.id ?? index;
  const virtualizer = useWindowVirtualizer(
    computed(() => ({
      count: rows().length,
      estimateSize: parts.rowHeight,
      getItemKey,
      overscan: 6,
      scrollMargin: bodyTop.value,
      scrollPaddingStart: parts.barsHeight(),
      scrollPaddingEnd: 24,
      // Whoever's focus is on a row must not lose it by scrolling away.
      rangeExtractor: keepRowInRange(parts.active.value),
    })),
  );
  const items = computed(() => virtualizer.value.getVirtualItems());
  watch(parts.rowHeight, () => virtualizer.value.measure());
  watch(
    () => [virtualizer.value.range?.startIndex ?? 0, virtualizer.value.range?.endIndex ?? 0] as const,
    ([first, last]) => parts.onSee(first, last),
    { immediate: true },
  );

  // The strips above come and go, and with them the place where the rows begin.
  function measureTop(): void {
    if (body.value) bodyTop.value = body.value.getBoundingClientRect().top + window.scrollY;
  }
  const observer = new ResizeObserver(measureTop);
  onMounted(() => {
    measureTop();
    observer.observe(document.body);
  });
  onScopeDispose(() => observer.disconnect());

  let replaced = parts.replaced();
  watch(rows, (next, previous) => {
    const isReplaced = replaced !== parts.replaced();
    replaced = parts.replaced();
    const line = window.scrollY + parts.barsHeight();
    if (isReplaced || line <= bodyTop.value) return;
    const seen = virtualizer.value.getVirtualItemForOffset(line);
    const from = seen?.index ?? 0;
    const stayed = previous.slice(from, from + 30).findIndex((row) => next.some(({ id }) => id === row.id));
    const before = from + stayed;
    const id = previous[before]?.id;
    if (stayed === -1 || next[before]?.id === id) return;
    const start = virtualizer.value.measurementsCache[before]?.start ?? 0;
    void nextTick(() => {
      const after = virtualizer.value.measurementsCache[next.findIndex((row) => row.id === id)];
      if (after) window.scrollBy(0, after.start - start);
    });
  });

  return { virtualizer, items, bodyTop };
}
