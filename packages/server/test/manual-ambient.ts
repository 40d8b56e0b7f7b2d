import { randomBytes, randomUUID } from 'node:crypto';
import type { Ambient } from '../src/ambient.js';

interface Sleeper {
  readonly ms: number;
  readonly until: number;
  readonly wake: () => void;
}

/** Time that passes only when a test says so; identifiers and randomness are real. */
export class ManualAmbient implements Ambient {
  private sleepers: Sleeper[] = [];
  private awaited: { readonly ms: number; readonly tell: () => void }[] = [];

  constructor(private time: number = Date.now()) {}

  now(): Date {
    return new Date(this.time);
  }

  newId(): string {
    return randomUUID();
  }

  randomToken(bytes: number): string {
    return randomBytes(bytes).toString('base64url');
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(asError(signal));
        return;
      }
      const giveUp = (): void => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        reject(signal ? asError(signal) : new Error('aborted'));
      };
      const wake = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      const sleeper = { ms, until: this.time + ms, wake };
      this.sleepers.push(sleeper);
      signal?.addEventListener('abort', giveUp, { once: true });
      for (const { tell } of this.awaited.filter((awaited) => awaited.ms === ms)) tell();
      this.awaited = this.awaited.filter((awaited) => awaited.ms !== ms);
    });
  }

  /** How many wait for time to pass. */
  get asleep(): number {
    return this.sleepers.length;
  }

  /** Resolves when somebody sleeps for exactly so long: before that, time that passes would not wake him. */
  async untilAsleepFor(ms: number): Promise<void> {
    if (this.sleepers.some((sleeper) => sleeper.ms === ms)) return;
    await new Promise<void>((tell) => this.awaited.push({ ms, tell }));
  }

  /** Lets time pass, and wakes whoever has slept long enough. */
  advance(ms: number): void {
    this.time += ms;
    const due = this.sleepers.filter((sleeper) => sleeper.until <= this.time);
    this.sleepers = this.sleepers.filter((sleeper) => sleeper.until > this.time);
    for (const sleeper of due) sleeper.wake();
  }
}

function asError(signal: AbortSignal): Error {
  return signal.reason instanceof Error ? signal.reason : new Error('aborted');
}
