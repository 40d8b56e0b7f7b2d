export interface BackgroundRunsOptions {
  readonly run: (id: string, signal: AbortSignal) => Promise<void>;
  readonly reportError: (error: unknown) => void;
  /** How many at a time; 4 unless said otherwise. */
  readonly concurrency?: number;
}

/** Runs what was asked for one after the other, a few at a time, each id once however often it was asked for. */
export class BackgroundRuns {
  readonly #options: BackgroundRunsOptions;
  readonly #waiting = new Set<string>();
  readonly #running = new Map<string, Promise<void>>();
  #stopping = new AbortController();
  #isStarted = false;

  constructor(options: BackgroundRunsOptions) {
    this.#options = options;
  }

  start(): void {
    this.#stopping = new AbortController();
    this.#isStarted = true;
    this.#fill();
  }

  /** Gives up what waits, ends what runs and waits for it. */
  async stop(): Promise<void> {
    this.#isStarted = false;
    this.#waiting.clear();
    this.#stopping.abort(new Error('The hub is stopping.'));
    await Promise.all(this.#running.values());
  }

  /** An id that is running already runs once more after it: something may have changed since it began. */
  add(id: string): void {
    this.#waiting.add(id);
    this.#fill();
  }

  #fill(): void {
    const { concurrency = 4 } = this.#options;
    for (const id of this.#waiting) {
      if (!this.#isStarted || this.#running.size >= concurrency) return;
      if (this.#running.has(id)) continue;
      this.#waiting.delete(id);
      this.#running.set(id, this.#run(id, this.#stopping.signal));
    }
  }

  async #run(id: string, signal: AbortSignal): Promise<void> {
    try {
      await this.#options.run(id, signal);
    } catch (error) {
      if (!signal.aborted) this.#options.reportError(error);
    } finally {
      this.#running.delete(id);
      this.#fill();
    }
  }
}
