/** The end of one exchange: its time is over, or the caller has given up, whichever comes first. */
export interface Deadline {
  readonly signal: AbortSignal;
  /** Whether it was the time. */
  readonly isOver: () => boolean;
  /** Lets go of the timer and of the caller's signal; to be called when the exchange has ended. */
  release(): void;
}

/**
 * Not `AbortSignal.any`: the caller's signal would keep an entry for each signal made of it as long as it lives itself
 * (https://github.com/nodejs/node/issues/64476), and that of the refresher lives as long as the hub.
 */
export function deadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const end = new AbortController();
  let isOver = false;
  const giveUp = (): void => end.abort(caller?.reason);
  const timer = setTimeout(() => {
    isOver = true;
    end.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  }, timeoutMs).unref();
  if (caller?.aborted === true) giveUp();
  else caller?.addEventListener('abort', giveUp, { once: true });
  return {
    signal: end.signal,
    isOver: () => isOver,
    release() {
      clearTimeout(timer);
      caller?.removeEventListener('abort', giveUp);
    },
  };
}
