import { deadline } from '../deadline.js';
import type { MailAddress } from './mail-address.js';
import { MailServerUnreachableError } from './mail.errors.js';

export interface Exchange {
  readonly server: MailAddress;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | undefined;
  /** Ends the connection, so that nothing is left waiting for it. */
  readonly hangUp: () => void;
}

/**
 * One exchange with a server. When it takes too long, or the caller gives up, the connection is ended.
 * @throws MailServerUnreachableError when the time is over; the signal's reason when the caller gave up
 */
export async function withinTime<T>(
  { server, timeoutMs, signal, hangUp }: Exchange,
  work: () => Promise<T>,
): Promise<T> {
  if (signal?.aborted === true) hangUp();
  signal?.throwIfAborted();
  const end = deadline(timeoutMs, signal);
  const { promise: ended, reject } = deferred();
  const giveUp = (): void => {
    reject(signal?.aborted ? signal.reason : tooLate(server, timeoutMs));
    hangUp();
  };
  end.signal.addEventListener('abort', giveUp, { once: true });
  try {
    return await Promise.race([work(), ended]);
  } finally {
    end.signal.removeEventListener('abort', giveUp);
    end.release();
  }
}

function tooLate(server: MailAddress, timeoutMs: number): MailServerUnreachableError {
  return new MailServerUnreachableError(server, `no answer within ${timeoutMs / 1_000} seconds`);
}

function deferred(): { promise: Promise<never>; reject: (reason: unknown) => void } {
  let reject: (reason: unknown) => void = () => undefined;
  const promise = new Promise<never>((_resolve, rejectIt) => (reject = rejectIt));
  return { promise, reject };
}
