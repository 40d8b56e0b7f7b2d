import { onScopeDispose, ref, type Ref } from 'vue';

const fadeMs = 160;
const flashMs = 2_500;

/** Rows that flash because they have just turned green, and rows that fade because they were deleted. */
export function useRowMarks() {
  const flashing = ref<ReadonlySet<string>>(new Set());
  const leaving = ref<ReadonlySet<string>>(new Set());
  const timers = new Set<ReturnType<typeof setTimeout>>();
  onScopeDispose(() => timers.forEach((timer) => clearTimeout(timer)));

  function mark(set: Ref<ReadonlySet<string>>, id: string, durationMs: number, then?: () => void): void {
    set.value = new Set([...set.value, id]);
    const timer = setTimeout(() => {
      timers.delete(timer);
      then?.();
      set.value = new Set([...set.value].filter((other) => other !== id));
    }, durationMs);
    timers.add(timer);
  }
  return {
    flashing,
    leaving,
    flash: (id: string) => mark(flashing, id, flashMs),
    leave: (id: string, then: () => void) => mark(leaving, id, fadeMs, then),
  };
}
