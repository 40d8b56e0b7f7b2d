import type { Ambient } from '../ambient.js';
import type { VerificationSchedule } from './verification-schedule.js';

interface Dependencies {
  readonly ambient: Ambient;
  readonly schedule: Pick<VerificationSchedule, 'due'>;
  /** Makes those due that have failed: the hub may have been started with what was missing, such as another secret. */
  readonly hasten: () => Promise<void>;
  /** Runs a connection's test in the background, unless somebody else has taken it. */
  readonly run: (connectionId: string) => void;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 5_000;
const atOnce = 20;

/** Looks every few seconds for connections whose own test is due. */
export class DueVerifications {
  #running: { stop: AbortController; done: Promise<void> } | null = null;

  constructor(private readonly deps: Dependencies) {}

  start(): void {
    const stop = new AbortController();
    this.#running = { stop, done: this.#loop(stop.signal) };
  }

  async stop(): Promise<void> {
    this.#running?.stop.abort();
    await this.#running?.done;
    this.#running = null;
  }

  async #loop(signal: AbortSignal): Promise<void> {
    const { ambient, schedule, hasten, run, reportError } = this.deps;
    let isFirst = true;
    while (!signal.aborted) {
      try {
        if (isFirst) await hasten();
        isFirst = false;
        for (const id of await schedule.due(atOnce)) run(id);
      } catch (error) {
        reportError(error);
      }
      await ambient.sleep(everyMs, signal).catch(() => undefined);
    }
  }
}
