interface Waiting<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

const mostAtOnce = 100;

/**
 * Does together what was asked for in one turn, or while the batch before was under way. Of a batch that fails each is
 * done alone, so that only the one at fault fails.
 */
export class Batches<Item, Result> {
  #waiting: Waiting<Item, Result>[] = [];
  #isRunning = false;

  /** @param run does some together; its results are in their order */
  constructor(private readonly run: (items: readonly Item[]) => Promise<readonly Result[]>) {}

  /** What came of one, once its batch is done. */
  add(item: Item): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (this.#isRunning) return;
      this.#isRunning = true;
      setImmediate(() => void this.#runWaiting());
    });
  }

  async #runWaiting(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.slice(0, mostAtOnce);
      this.#waiting = this.#waiting.slice(mostAtOnce);
      if (await this.#together(batch)) continue;
      for (const one of batch) await this.#together([one]);
    }
    this.#isRunning = false;
  }

  /** False when it failed and each is to be done alone; the one that was alone is told. */
  async #together(batch: readonly Waiting<Item, Result>[]): Promise<boolean> {
    try {
      const results = await this.run(batch.map(({ item }) => item));
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result));
      return true;
    } catch (error) {
      if (batch.length > 1) return false;
      batch[0]?.reject(error);
      return true;
    }
  }
}
