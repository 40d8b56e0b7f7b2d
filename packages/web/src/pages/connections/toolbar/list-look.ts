import { computed, ref } from 'vue';
import { browserMemory } from '../../../browser-memory/browser-memory.js';

export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** The columns in their order. Name and Authorized are always there: without them a row says nothing. */
export const columns = [
  'name',
  'identifier',
  'type',
  'tenant',
  'account',
  'authorized',
  'verified',
  'modified',
] as const;
export type Column = (typeof columns)[number];
export const optionalColumns = ['identifier', 'type', 'tenant', 'account', 'verified', 'modified'] as const;

const densityKey = 'landbridge.density';
// The hidden ones, so that a column of a later version is there until somebody hides it.
const hiddenKey = 'landbridge.hiddenColumns';

/** How high the rows are and which columns they have, remembered by this browser. */
export function useListLook() {
  const density = ref<Density>(
    densities.find((known) => known === browserMemory.read(densityKey)) ?? 'comfortable',
  );
  const stored = (browserMemory.read(hiddenKey) ?? '').split(',');
  const hidden = ref<Column[]>(optionalColumns.filter((column) => stored.includes(column)));
  return {
    density,
    hidden,
    setDensity(next: Density): void {
      density.value = next;
      browserMemory.write(densityKey, next);
    },
    /** Shows all columns but these. */
    hide(next: Column[]): void {
      hidden.value = next;
      browserMemory.write(hiddenKey, next.join(','));
    },
    shown: computed<ReadonlySet<Column>>(
      () => new Set(columns.filter((column) => !hidden.value.includes(column))),
    ),
  };
}

export type ListLook = ReturnType<typeof useListLook>;
