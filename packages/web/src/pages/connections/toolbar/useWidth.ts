import { onScopeDispose, readonly, ref, type ComponentPublicInstance } from 'vue';

/** The width of an element in pixels as it changes; give `observe` as the element's ref. */
export function useWidth() {
  const width = ref(Number.POSITIVE_INFINITY);
  const observer = new ResizeObserver((entries) => {
    const last = entries.at(-1);
    if (last) width.value = last.contentRect.width;
  });
  let observed: Element | null = null;
  onScopeDispose(() => observer.disconnect());
  return {
    width: readonly(width),
    observe(element: Element | ComponentPublicInstance | null): void {
      if (!(element instanceof Element) || element === observed) return;
      observer.disconnect();
      observed = element;
      observer.observe(element);
    },
  };
}
