import { computed, shallowRef } from 'vue';

export interface Doomed {
  id: string;
  name: string;
}

/** Connections that somebody decided to delete together. */
export interface Deletion {
  connections: readonly Doomed[];
  /** Deletes them although something depends on them. */
  confirmDependents: boolean;
}

const pending = shallowRef<readonly Deletion[]>([]);

/** Decided, and not carried out to the end yet. */
export const pendingDeletions = computed(() => pending.value);

/** The connections that are about to be deleted; until then nothing is revoked or removed. */
export const doomedIds = computed<ReadonlySet<string>>(
  () => new Set(pending.value.flatMap(({ connections }) => connections.map(({ id }) => id))),
);

/** Decides to delete connections; those of an earlier decision are left to that one. */
export function scheduleDeletion(deletion: Deletion): void {
  const connections = deletion.connections.filter(({ id }) => !doomedIds.value.has(id));
  if (connections.length > 0) pending.value = [...pending.value, { ...deletion, connections }];
}

/** Takes the decision back, or notes that it was carried out. */
export function endDeletion(deletion: Deletion): void {
  pending.value = pending.value.filter((other) => other !== deletion);
}
