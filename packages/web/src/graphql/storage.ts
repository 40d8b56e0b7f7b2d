import { shallowRef } from 'vue';

/** How often the hub has said that it could not store something because its disk is full. */
export const storageFullCount = shallowRef(0);

/** Takes note of an answer's errors. */
export function noteStorage(
  errors: readonly { readonly extensions?: Readonly<Record<string, unknown>> }[] = [],
): void {
  if (errors.some(({ extensions }) => extensions?.['code'] === 'STORAGE_FULL')) storageFullCount.value += 1;
}
