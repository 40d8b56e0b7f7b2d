/** Thrown by a handler that knows when its job shall be run again; this is no failure, and does not count as one. */
export class TryAgainLater extends Error {
  constructor(
    readonly runAt: Date,
    options?: ErrorOptions,
  ) {
    super(`To be tried again at ${runAt.toISOString()}.`, options);
    this.name = 'TryAgainLater';
  }
}
