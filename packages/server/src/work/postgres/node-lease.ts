import type { WorkOptions } from '../index.js';
import { JobGivenUpError } from '../run-job.js';

// What a dead node had is run by another within 30 seconds.
const beatMs = 4_000;
const leaseSeconds = 20;
const keptDeadDays = 30;

/**
 * Tells the other nodes that this one is alive, and gives the jobs of those that are not back to all. graphile-worker by
 * itself waits four hours for a worker that died (https://worker.graphile.org/docs/error-handling).
 */
export class NodeLease {
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;

  /** @param id what graphile-worker writes into the jobs that this node runs */
  constructor(
    private readonly options: Pick<WorkOptions, 'database' | 'ambient' | 'reportError'>,
    private readonly id: string,
  ) {}

  async start(): Promise<void> {
    await this.#beat();
    this.#loop = this.#keepBeating();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
    await this.options.database.unitOfWork.run((tx) =>
      tx.execute('DELETE FROM work_nodes WHERE id = ?', [this.id]),
    );
  }

  async #keepBeating(): Promise<void> {
    const { ambient, reportError } = this.options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.#beat();
        await this.#releaseOrphans();
        await this.#sweep();
      } catch (error) {
        reportError(error);
      }
      await ambient.sleep(beatMs, signal).catch(() => undefined);
    }
  }

  async #beat(): Promise<void> {
    await this.options.database.unitOfWork.run((tx) =>
      tx.execute(
        'INSERT INTO work_nodes (id, seen_at) VALUES (?, now()) ON CONFLICT (id) DO UPDATE SET seen_at = now()',
        [this.id],
      ),
    );
  }

  /** Jobs whose node has not been heard of for the length of a lease, or is not known at all. */
  async #releaseOrphans(): Promise<void> {
    const { database, reportError } = this.options;
    await database.unitOfWork.run(async (tx) => {
      await tx.execute(`DELETE FROM work_nodes WHERE seen_at < now() - ?::integer * interval '1 second'`, [
        leaseSeconds,
      ]);
      const nodes = await tx.query<{ id: string }>(
        `SELECT DISTINCT locked_by AS id FROM graphile_worker.jobs
         WHERE locked_by IS NOT NULL AND locked_at < now() - ?::integer * interval '1 second'
         AND locked_by NOT IN (SELECT id FROM work_nodes)`,
        [leaseSeconds],
      );
      for (const { id } of nodes) {
        const givenUp = await tx.query<{ id: string; kind: string }>(
          `SELECT id, task_identifier AS kind FROM graphile_worker.jobs
           WHERE locked_by = ? AND attempts >= max_attempts AND key IS NOT NULL`,
          [id],
        );
        await tx.query('SELECT graphile_worker.force_unlock_workers(ARRAY[?]::text[])', [id]);
        const cause = new Error('Its process died.');
        tx.afterCommit(() => {
          for (const job of givenUp) reportError(new JobGivenUpError(job, { cause }));
        });
      }
    });
  }

  /** Removes what was given up long ago, and what was superseded while its process died. */
  async #sweep(): Promise<void> {
    await this.options.database.unitOfWork.run((tx) =>
      tx.query(
        `SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
         WHERE attempts >= max_attempts AND locked_by IS NULL
         AND (key IS NULL OR run_at < now() - ?::integer * interval '1 day') HAVING count(*) > 0`,
        [keptDeadDays],
      ),
    );
  }
}
