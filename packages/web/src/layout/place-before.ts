import { useRouter, type RouteLocationRaw } from 'vue-router';

/**
 * The address from which somebody came to this window, if `isWanted` says so of its path: the way back to a list as it
 * was filtered. Otherwise `fallback`.
 */
export function usePlaceBefore(
  isWanted: (path: string) => boolean,
  fallback: RouteLocationRaw,
): RouteLocationRaw {
  const { back } = useRouter().options.history.state;
  if (typeof back !== 'string') return fallback;
  return isWanted(new URL(back, 'http://localhost').pathname) ? back : fallback;
}
