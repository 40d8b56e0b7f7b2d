import { readonly, ref } from 'vue';

/** Something that is being done to many, as it stands. */
export interface BulkRun {
  id: number;
  /** What is done, such as *Testing connections*. */
  title: string;
  done: number;
  total: number;
  isCancelled: boolean;
}

export interface BulkOutcome<T, R> {
  /** In the order of the items; without those that were not begun. */
  results: { item: T; result: R }[];
  /** What was not begun, because it was cancelled. */
  left: T[];
}

const runs = ref<BulkRun[]>([]);
let lastId = 0;

/** What is being done to many at this moment. */
export const bulkRuns = readonly(runs);

/** Begins nothing more in this run; what has begun is finished. */
export function cancelBulkRun(id: number): void {
  runs.value = runs.value.map((run) => (run.id === id ? { ...run, isCancelled: true } : run));
}

/**
 * Does the same to many, a few at once, and shows how far it is. `each` must not reject: how it went is its result.
 * @returns when all that was begun has been done
 */
export async function runInBulk<T, R>(
  title: string,
  items: readonly T[],
  { atOnce, each }: { atOnce: number; each: (item: T) => Promise<R> },
): Promise<BulkOutcome<T, R>> {
  const id = (lastId += 1);
  runs.value = [...runs.value, { id, title, done: 0, total: items.length, isCancelled: false }];
  const isCancelled = () => runs.value.find((run) => run.id === id)?.isCancelled ?? true;
  const outcomes: ({ result: R } | undefined)[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !isCancelled()) {
      const index = next++;
      outcomes[index] = { result: await each(items[index] as T) };
      runs.value = runs.value.map((run) => (run.id === id ? { ...run, done: run.done + 1 } : run));
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, worker));
  } finally {
    runs.value = runs.value.filter((run) => run.id !== id);
  }
  const results = items.flatMap((item, index) => {
    const outcome = outcomes[index];
    return outcome ? [{ item, result: outcome.result }] : [];
  });
  return { results, left: items.slice(next) };
}
