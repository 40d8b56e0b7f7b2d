import { ref } from 'vue';
import { onBeforeRouteLeave, useRouter, type RouteLocationRaw } from 'vue-router';

/**
 * Asks before typing is thrown away on the way to another window.
 *
 * @param isTouched whether anything would be lost
 * @param discard forgets what was typed
 */
export function useLeaveGuard({ isTouched, discard }: { isTouched: () => boolean; discard: () => void }) {
  const router = useRouter();
  const isAsking = ref(false);
  let target: RouteLocationRaw = { name: 'connections' };
  let mayLeave = false;

  onBeforeRouteLeave((to) => {
    if (mayLeave || !isTouched()) return true;
    target = to.fullPath;
    isAsking.value = true;
    return false;
  });

  return {
    isAsking,
    /** Goes away without asking. */
    async leave(to: RouteLocationRaw = target): Promise<void> {
      mayLeave = true;
      discard();
      isAsking.value = false;
      await router.push(to);
    },
  };
}
