/** What the hub, or the way to it, refused; `code` is stable and documented in the integrators' guide. */
export class LandbridgeError extends Error {
  override readonly name = 'LandbridgeError';

  constructor(
    /** e.g. `NEEDS_REAUTHORIZATION`; `UNREACHABLE` when the hub did not answer. */
    readonly code: string,
    message: string,
    /** After how many seconds it makes sense to ask again; null when waiting alone changes nothing. */
    readonly retryAfterSeconds: number | null = null,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
