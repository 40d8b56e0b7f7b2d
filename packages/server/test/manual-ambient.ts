import { randomBytes, randomUUID } from 'node:crypto';
import type { Ambient } from '../src/ambient.js';

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** Time that passes only when a test says so; identifiers and randomness are real. */
export class ManualAmbient implements Ambient {
  private sleepers: Sleeper[] = [];

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
      const giveUp = (): void => reject(signal ? asError(signal) : new Error('aborted'));
      const wake = (): void => {
        signal?.removeEventListener('abort', giveUp);
        resolve();
      };
      this.sleepers.push({ until: this.time + ms, wake });
      signal?.addEventListener('abort', giveUp, { once: true });
    });
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
