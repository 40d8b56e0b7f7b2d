/** What a process holds after a collection, in bytes; Node.js has to run with `--expose-gc`. */
export interface Memory {
  /** Objects and buffers that are still referred to. */
  readonly held: number;
  readonly resident: number;
}

export function memoryAfterCollection(): Memory {
  for (let round = 0; round < 3; round += 1) globalThis.gc?.();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { held: heapUsed + external, resident: rss };
}
