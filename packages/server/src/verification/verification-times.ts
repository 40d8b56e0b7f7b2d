import { createHash } from 'node:crypto';

const dayMs = 24 * 60 * 60_000;
const minuteMs = 60_000;
// What may pass is seen soon; what somebody has to mend first need not be asked all day.
const retriesMs: readonly number[] = [5 * minuteMs, 30 * minuteMs, 120 * minuteMs];

/**
 * When a connection is tested next by itself.
 * @param failures how many tests in a row did not pass, the last one included
 */
export function nextTestAt(connectionId: string, failures: number, now: Date): Date {
  const retryMs = failures === 0 ? undefined : retriesMs[failures - 1];
  return retryMs === undefined ? dailyAt(connectionId, now) : new Date(now.getTime() + retryMs);
}

/** Whether so many tests in a row did not pass that none of the retries helped: about two and a half hours. */
export function hasOutlastedRetries(failures: number): boolean {
  return failures > retriesMs.length;
}

/** The next coming of a connection's own moment of the day, UTC: each has another, so that they spread over the day. */
function dailyAt(connectionId: string, now: Date): Date {
  const moment = createHash('sha256').update(connectionId).digest().readUInt32BE(0) % dayMs;
  const midnight = now.getTime() - (now.getTime() % dayMs);
  const today = midnight + moment;
  return new Date(today > now.getTime() ? today : today + dayMs);
}
