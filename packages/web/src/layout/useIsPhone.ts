import { onScopeDispose, readonly, ref, type Ref } from 'vue';

/** Whether the window is narrower than 720 px, as it is at 400 % zoom too. */
export function useIsPhone(): Readonly<Ref<boolean>> {
  const query = window.matchMedia('(max-width: 719.98px)');
  const isPhone = ref(query.matches);
  const follow = (event: MediaQueryListEvent): void => {
    isPhone.value = event.matches;
  };
  query.addEventListener('change', follow);
  onScopeDispose(() => query.removeEventListener('change', follow));
  return readonly(isPhone);
}
