import { onMounted, onScopeDispose } from 'vue';

/** Whether the key belongs to what has the focus: a field, or anything in a dialog or a menu. */
function isTakenBy(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null)
  );
}

/** Single keys that act anywhere in the window, unless somebody is typing. */
export function useShortcuts(actions: Record<string, () => void>): void {
  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTakenBy(event.target))
      return;
    const act = actions[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }
  onMounted(() => window.addEventListener('keydown', onKeydown));
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown));
}
