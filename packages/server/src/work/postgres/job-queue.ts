import type { Transaction } from '../../database/index.js';
import type { Json, NewJob, WorkOptions } from '../index.js';
import { defaultMaxAttempts } from '../retry-delay.js';
import type { JobToRun, Outcome } from '../run-job.js';

// Any number of ours will do: advisory locks are shared by everything in one database.
const keyLock = 4_711_010;

/** A row of graphile-worker that this process has. */
export interface TakenJob {
  readonly id: string;
  readonly kind: string;
  readonly payload: unknown;
  readonly key: string | null;
  readonly attempts: number;
  readonly max_attempts: number;
  readonly locked_by: string;
}

/** This process was taken for dead while it ran the job, which is another's by now or waits for one. */
export class JobTakenOverError extends Error {
  constructor(id: string) {
    super(`The job ${id} was taken over by another process.`);
    this.name = 'JobTakenOverError';
  }
}

/** What graphile-worker keeps as the payload. */
interface Envelope {
  /** Ours, the same however often the job is added again. */
  readonly id: string;
  readonly payload: Json;
  readonly failures: number;
}

/**
 * The jobs of graphile-worker, by its documented functions alone. Every job has a key: what is added under the key of a
 * job that runs ends that one for good and in the same statement, so that a job that is added again is there once.
 *
 * A time is told as so long from now, by PostgreSQL's clock: it decides when a job is due.
 */
export class JobQueue {
  constructor(private readonly options: Pick<WorkOptions, 'database' | 'ambient'>) {}

  async add(tx: Transaction, { kind, payload, runAt, key, maxAttempts }: NewJob): Promise<void> {
    const id = this.options.ambient.newId();
    if (key !== undefined) {
      await lockKey(tx, key);
      // What waits is not replaced in its row, but by another: the process that had it may only have been frozen, and
      // would take the new job out with the row once it ends the old one.
      await tx.query('SELECT graphile_worker.remove_job(?::text)', [key]);
    }
    await this.#add(tx, {
      kind,
      envelope: { id, payload, failures: 0 },
      delayMs: runAt ? Math.max(0, runAt.getTime() - this.options.ambient.now().getTime()) : 0,
      maxAttempts: maxAttempts ?? defaultMaxAttempts,
      key: key ?? id,
    });
  }

  read({ kind, payload, attempts, max_attempts }: TakenJob): JobToRun {
    const { id, payload: own, failures } = payload as Envelope;
    return {
      id,
      kind,
      payload: own,
      attempt: failures + attempts,
      maxAttempts: failures + max_attempts,
    };
  }

  /**
   * Puts a job that runs back among those that wait, unless its key was taken by a newer one.
   * @throws JobTakenOverError when it is no longer this run's, so that graphile-worker does not take it for done
   */
  async addAgain(taken: TakenJob, outcome: Extract<Outcome, { kind: 'AGAIN' }>): Promise<void> {
    const { key, kind } = taken;
    if (key === null) return;
    const envelope = taken.payload as Envelope;
    const { maxAttempts } = this.read(taken);
    await this.options.database.unitOfWork.run(async (tx) => {
      await lockKey(tx, key);
      // Its attempts tell this run from a later one of the same process.
      const [mine] = await tx.query<{ key: string | null }>(
        `SELECT key FROM graphile_worker.jobs
         WHERE id = ? AND locked_by = ? AND (attempts = ?::integer OR key IS NULL)`,
        [taken.id, taken.locked_by, taken.attempts],
      );
      if (mine === undefined) throw new JobTakenOverError(taken.id);
      if (mine.key === null) return;
      await this.#add(tx, {
        kind,
        envelope: { ...envelope, failures: outcome.failures },
        delayMs: outcome.delayMs,
        maxAttempts: Math.max(1, maxAttempts - outcome.failures),
        key,
      });
    });
  }

  async #add(
    tx: Transaction,
    job: { kind: string; envelope: Envelope; delayMs: number; maxAttempts: number; key: string },
  ): Promise<void> {
    await tx.query(
      `SELECT id FROM graphile_worker.add_job(
         ?::text, payload => ?::json, run_at => now() + ?::double precision * interval '1 millisecond',
         max_attempts => ?::integer, job_key => ?::text, flags => ARRAY[?]::text[])`,
      [job.kind, JSON.stringify(job.envelope), job.delayMs, job.maxAttempts, job.key, job.kind],
    );
  }
}

/** Whoever adds under a key waits for who adds a job of that key again, and the other way round. */
async function lockKey(tx: Transaction, key: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(?::integer, hashtext(?::text))', [keyLock, key]);
}
