import { onMounted, onScopeDispose, ref, watch } from 'vue';

export interface ScrollRestorationParts {
  /** How high the page is with the rows that are loaded, in pixels. */
  height: () => number;
  hasMore: () => boolean;
  loadMore: () => void;
}

/** What makes a reader's own will known. */
const interruptions = ['wheel', 'touchstart', 'keydown', 'pointerdown'] as const;

const left = ref(0);

/** Says where the list was scrolled to, in pixels, when what is opened now was left; 0 where it was not left before. */
export function noteLeftPlace(top: number): void {
  left.value = top;
}

/** After a reload and on Back: reads as many rows as there were and scrolls to where the reader was, unless he is faster. */
export function useScrollRestoration({ height, hasMore, loadMore }: ScrollRestorationParts): void {
  function settle(): void {
    if (left.value === 0) return;
    if (hasMore() && height() < left.value + window.innerHeight) {
      loadMore();
      return;
    }
    window.scrollTo(0, left.value);
    left.value = 0;
  }
  function giveUp(): void {
    left.value = 0;
  }
  watch([height, left], settle, { flush: 'post' });
  onMounted(settle);
  for (const event of interruptions) window.addEventListener(event, giveUp, { passive: true });
  onScopeDispose(() => {
    for (const event of interruptions) window.removeEventListener(event, giveUp);
  });
}
