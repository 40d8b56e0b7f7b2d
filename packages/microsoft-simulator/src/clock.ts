/** Where the simulator reads the time, so that tests can let codes and tokens grow old without waiting. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** Seconds since 1970, as RFC 7519 §2 wants dates inside tokens (NumericDate). */
export function toNumericDate(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
