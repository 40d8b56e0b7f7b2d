import type { Ambient } from '../ambient.js';

const patience = 3;
const firstPauseMs = 15_000;
const longestPauseMs = 300_000;

/**
 * What this process knows of receivers that do not answer: where many deliveries wait for one of these, each attempt
 * would hold a place for the whole time-out, and the other receivers would wait with it. After three attempts without an
 * answer there is a pause, longer each time, until one is answered.
 */
export class EndpointHealth {
  readonly #silent = new Map<string, { times: number; pausedUntilMs: number }>();

  constructor(private readonly ambient: Pick<Ambient, 'now' | 'randomToken'>) {}

  answered(endpointId: string): void {
    this.#silent.delete(endpointId);
  }

  notAnswered(endpointId: string): void {
    const known = this.#silent.get(endpointId) ?? { times: 0, pausedUntilMs: 0 };
    const nowMs = this.ambient.now().getTime();
    // Those that were under way together tell no more than one of them.
    if (known.pausedUntilMs > nowMs) return;
    const times = known.times + 1;
    const pauseMs =
      times < patience ? 0 : Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(times - patience, 10));
    this.#silent.set(endpointId, { times, pausedUntilMs: nowMs + pauseMs });
  }

  /** When a delivery may be tried that shall not be now, spread so that not all come at once; null: now. */
  postponedUntil(endpointId: string): Date | null {
    const nowMs = this.ambient.now().getTime();
    const pausedUntilMs = this.#silent.get(endpointId)?.pausedUntilMs ?? 0;
    if (pausedUntilMs <= nowMs) return null;
    const random = Buffer.from(this.ambient.randomToken(4), 'base64url').readUInt32BE() / 2 ** 32;
    return new Date(pausedUntilMs + Math.round(random * (pausedUntilMs - nowMs)));
  }
}
