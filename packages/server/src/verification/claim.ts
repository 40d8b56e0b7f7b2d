import type { Ambient } from '../ambient.js';
import type { VerificationSchedule } from './verification-schedule.js';

// Twice within the length of a claim, so that one that comes late does no harm.
const renewMs = 7_000;

interface Dependencies {
  readonly ambient: Pick<Ambient, 'sleep'>;
  readonly schedule: Pick<VerificationSchedule, 'renew'>;
  readonly reportError: (error: unknown) => void;
}

/**
 * A connection that this node tests: it says so every few seconds, so that another takes the connection over soon after
 * this one has died. States: *kept* → *lost* when another has taken it → *let go*.
 */
export class Claim {
  readonly #stop = new AbortController();
  readonly #kept: Promise<void>;
  #until: string | null;

  constructor(
    private readonly deps: Dependencies,
    private readonly connectionId: string,
    until: string,
  ) {
    this.#until = until;
    this.#kept = this.#keep();
  }

  /** Renews it no more. @returns by what it is known in the schedule, or null when it was lost */
  async letGo(): Promise<string | null> {
    this.#stop.abort();
    await this.#kept;
    return this.#until;
  }

  async #keep(): Promise<void> {
    const { ambient, schedule, reportError } = this.deps;
    const { signal } = this.#stop;
    while (this.#until !== null) {
      await ambient.sleep(renewMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      try {
        this.#until = await schedule.renew(this.connectionId, this.#until);
      } catch (error) {
        // The database is away: whether the claim was lost is seen when the result is stored.
        reportError(error);
      }
    }
  }
}
