import { onScopeDispose, watch } from 'vue';

/**
 * Reads again and again while somebody looks: the hub announces connections alone.
 * @param read never rejects
 * @param delayMs how long to wait before the next time, in milliseconds; null: not at all
 */
export function usePolling(read: () => Promise<void>, delayMs: () => number | null): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;

  function plan(): void {
    clearTimeout(timer);
    const delay = delayMs();
    if (delay !== null && !isOver) timer = setTimeout(run, delay);
  }
  function run(): void {
    const reading = document.hidden ? Promise.resolve() : read();
    reading.then(plan, (error: unknown) => console.error(error));
  }

  watch(delayMs, plan, { immediate: true });
  onScopeDispose(() => {
    isOver = true;
    clearTimeout(timer);
  });
}
