/** Joins callers who want the same thing at the same time: one piece of work, everybody gets its result. */
export class SingleFlight<T> {
  readonly #flights = new Map<string, Promise<T>>();

  /** The running work of this key, or `work` started now. A caller's signal ends his waiting, never the work. */
  async run(key: string, work: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    const flight = this.#flights.get(key) ?? this.#start(key, work);
    return signal === undefined ? flight : abortable(flight, signal);
  }

  #start(key: string, work: () => Promise<T>): Promise<T> {
    const flight = work().finally(() => this.#flights.delete(key));
    this.#flights.set(key, flight);
    return flight;
  }
}

function abortable<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const giveUp = (): void => reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
    signal.addEventListener('abort', giveUp, { once: true });
    void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
  });
}
