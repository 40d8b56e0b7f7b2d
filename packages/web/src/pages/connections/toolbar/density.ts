import { ref, watch } from 'vue';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

const storageKey = 'landbridge.density';

/** How high the rows are, remembered by this browser. */
export function useDensity() {
  const stored = localStorage.getItem(storageKey);
  const density = ref<Density>(densities.find((known) => known === stored) ?? 'comfortable');
  watch(density, (next) => localStorage.setItem(storageKey, next));
  return density;
}
