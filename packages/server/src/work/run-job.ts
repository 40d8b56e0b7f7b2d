import type { Ambient } from '../ambient.js';
import type { JobHandler } from './index.js';
import { retryDelayMs } from './retry-delay.js';
import { TryAgainLater } from './try-again-later.js';

/** How long a handler may go on after its signal was aborted; the hub has to be gone within four seconds. */
export const stopGraceMs = 3_000;

export interface JobToRun {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly attempt: number;
  readonly maxAttempts: number;
}

/** What becomes of a job after a run; `failures` is how many there have been by then. */
export type Outcome =
  | { readonly kind: 'DONE' }
  | { readonly kind: 'AGAIN'; readonly delayMs: number; readonly failures: number; readonly reason: string }
  | { readonly kind: 'DEAD'; readonly reason: string };

interface Surroundings {
  readonly ambient: Ambient;
  readonly signal: AbortSignal;
  readonly reportError: (error: unknown) => void;
}

/** A job that failed as often as it may. */
export class JobGivenUpError extends Error {
  constructor({ kind, id }: Pick<JobToRun, 'kind' | 'id'>, options?: ErrorOptions) {
    super(`The job ${id} (${kind}) failed as often as it may and is given up.`, options);
    this.name = 'JobGivenUpError';
  }
}

/** Runs a job once, and says what becomes of it; never rejects. */
export async function runJob(
  job: JobToRun,
  handler: JobHandler,
  { ambient, signal, reportError }: Surroundings,
): Promise<Outcome> {
  const { id, kind, attempt, maxAttempts } = job;
  try {
    signal.throwIfAborted();
    await withinGrace(handler(job.payload, { id, attempt, signal }), { ambient, signal, reportError });
    return { kind: 'DONE' };
  } catch (error) {
    const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    const uncounted = { kind: 'AGAIN', failures: attempt - 1, reason } as const;
    if (error instanceof TryAgainLater) {
      return { ...uncounted, delayMs: Math.max(0, error.runAt.getTime() - ambient.now().getTime()) };
    }
    if (signal.aborted) return { ...uncounted, delayMs: 0 };
    if (attempt >= maxAttempts) {
      reportError(new JobGivenUpError({ kind, id }, { cause: error }));
      return { kind: 'DEAD', reason };
    }
    return { kind: 'AGAIN', delayMs: retryDelayMs(attempt, ambient), failures: attempt, reason };
  }
}

/** Waits for the run, but when the signal is aborted only a little longer: what it does then is its own affair. */
async function withinGrace(
  run: Promise<void>,
  { ambient, signal, reportError }: Surroundings,
): Promise<void> {
  const ended = new AbortController();
  const graceIsOver = new Promise<void>((_, reject) => {
    const wait = (): void => {
      ambient.sleep(stopGraceMs, ended.signal).then(
        () => {
          run.catch(reportError);
          reject(new Error('The handler did not end when the hub stopped.'));
        },
        () => undefined,
      );
    };
    if (signal.aborted) wait();
    else signal.addEventListener('abort', wait, { once: true, signal: ended.signal });
  });
  try {
    await Promise.race([run, graceIsOver]);
  } finally {
    ended.abort();
  }
}
