/**
 * Time, identifiers and randomness, passed in from `app.ts` so that tests decide them and never sleep.
 */
export interface Ambient {
  /** The present moment. */
  now(): Date;
  /** A new identifier for a row: a UUID, ordered by time (RFC 9562 version 7). */
  newId(): string;
  /** A base64url secret of `bytes` random bytes. */
  randomToken(bytes: number): string;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}
