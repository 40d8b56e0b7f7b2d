import type { JobHandler } from './index.js';

const defaultConcurrency = 4;

interface Kind {
  readonly handler: JobHandler;
  readonly concurrency: number;
  running: number;
}

/** The kinds of jobs that this process runs, and how many of each run at the moment. */
export class Kinds {
  readonly #byName = new Map<string, Kind>();
  #isClosed = false;

  add(name: string, handler: JobHandler, concurrency = defaultConcurrency): void {
    if (this.#isClosed) throw new Error(`The handler of ${name} comes too late: work has been started.`);
    if (this.#byName.has(name)) throw new Error(`The jobs of ${name} have a handler already.`);
    this.#byName.set(name, { handler, concurrency, running: 0 });
  }

  /** From now on all kinds are known. */
  close(): void {
    this.#isClosed = true;
  }

  get names(): string[] {
    return [...this.#byName.keys()];
  }

  /** How many jobs may run at once, of all kinds. */
  get concurrency(): number {
    return [...this.#byName.values()].reduce((sum, kind) => sum + kind.concurrency, 0);
  }

  free(name: string): number {
    const kind = this.#kind(name);
    return Math.max(0, kind.concurrency - kind.running);
  }

  /** The kinds of which no more than `count` may run besides those that do. */
  withoutRoomFor(count: number): string[] {
    return this.names.filter((name) => this.free(name) <= count);
  }

  handler(name: string): JobHandler {
    return this.#kind(name).handler;
  }

  /** Counts what runs as one of its kind. */
  async inSlot<T>(name: string, run: () => Promise<T>): Promise<T> {
    const kind = this.#kind(name);
    kind.running += 1;
    try {
      return await run();
    } finally {
      kind.running -= 1;
    }
  }

  #kind(name: string): Kind {
    const kind = this.#byName.get(name);
    if (!kind) throw new Error(`Nobody handles the jobs of ${name}.`);
    return kind;
  }
}
