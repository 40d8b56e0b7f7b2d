import type { Ambient } from '../ambient.js';

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
const delaysMs = [5 * secondMs, minuteMs, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs];

/** For so long is a delivery tried again. */
export const retryWindowMs = 72 * hourMs;
const longestRetryAfterMs = 6 * hourMs;

interface Round {
  /** Of this round: a replay begins a new one. */
  readonly attempts: number;
  readonly beganAt: Date;
  /** What the receiver asked for (`Retry-After`). */
  readonly retryAfterMs: number | null;
}

/**
 * When a delivery that failed is tried again: after 5 seconds, 1, 5 and 30 minutes, 2, 5, then every 10 hours, a tenth
 * more or less; later where the receiver asked for it. Null when the three days are over.
 */
export function nextAttemptAt(
  { attempts, beganAt, retryAfterMs }: Round,
  ambient: Pick<Ambient, 'now' | 'randomToken'>,
): Date | null {
  const random = Buffer.from(ambient.randomToken(4), 'base64url').readUInt32BE() / 2 ** 32;
  const delayMs = (delaysMs[Math.min(attempts, delaysMs.length) - 1] ?? 0) * (0.9 + random / 5);
  const asked = Math.min(retryAfterMs ?? 0, longestRetryAfterMs);
  const at = ambient.now().getTime() + Math.max(delayMs, asked);
  return at > beganAt.getTime() + retryWindowMs ? null : new Date(Math.round(at));
}
