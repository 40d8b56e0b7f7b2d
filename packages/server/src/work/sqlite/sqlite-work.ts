import { setMaxListeners } from 'node:events';
import { Batches } from '../../batches.js';
import type { Transaction } from '../../database/index.js';
import type { JobHandler, NewJob, Work, WorkOptions } from '../index.js';
import type { Kinds } from '../kinds.js';
import { type JobToRun, type Outcome, runJob } from '../run-job.js';
import { type FinishedJob, JobTable, type Lease } from './job-table.js';

const leaseMs = 60_000;
const renewalMs = 20_000;
/** Jobs that another process added to the same file are found after so long. */
const longestWaitMs = 1_000;
const retryMs = 1_000;

/**
 * Background work in a table of the SQLite file. States: *new* → *running* (takes what is due, then waits for a commit
 * that adds a job, for a slot, or for the next one to be due) → *stopping* (waits for what runs) → *stopped*.
 */
export class SqliteWork implements Work {
  readonly #table: JobTable;
  readonly #owner: string;
  readonly #finished = new Batches<FinishedJob, undefined>((finished) => this.#finish(finished));
  readonly #running = new Map<string, Promise<void>>();
  readonly #stopping = new AbortController();
  #loops: Promise<unknown> | null = null;
  #stopped: Promise<void> | null = null;
  #isWoken = false;
  #nap: AbortController | null = null;

  constructor(
    private readonly options: WorkOptions,
    private readonly kinds: Kinds,
  ) {
    this.#table = new JobTable(options.database);
    this.#owner = options.ambient.newId();
    // Every job that runs listens.
    setMaxListeners(0, this.#stopping.signal);
  }

  async add(tx: Transaction, ...jobs: readonly NewJob[]): Promise<void> {
    if (jobs.length === 0) return;
    const { ambient } = this.options;
    const added = jobs.map((job) => ({ ...job, id: ambient.newId() }));
    await this.#table.add(tx, added, ambient.now());
    tx.afterCommit(() => this.#wake());
  }

  handle(kind: string, handler: JobHandler, { concurrency }: { readonly concurrency?: number } = {}): void {
    this.kinds.add(kind, handler, concurrency);
  }

  async start(): Promise<void> {
    this.kinds.close();
    this.#loops = Promise.all([this.#takeJobs(), this.#keepLeases()]);
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #stop(): Promise<void> {
    this.#stopping.abort(new Error('The hub is stopping.'));
    this.#wake();
    await this.#loops;
    await Promise.all(this.#running.values());
  }

  async #takeJobs(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      this.#isWoken = false;
      try {
        await this.#sleepUntil(await this.#takeDue());
      } catch (error) {
        this.options.reportError(error);
        await this.options.ambient.sleep(retryMs, signal).catch(() => undefined);
      }
    }
  }

  /** Starts what is due, as far as there are slots. @returns until when nothing further can be due */
  async #takeDue(): Promise<Date> {
    const now = this.options.ambient.now();
    let until = new Date(now.getTime() + longestWaitMs);
    const free = this.kinds.names.filter((kind) => this.kinds.free(kind) > 0);
    for (const [kind, due] of await this.#table.nextDue(free)) {
      const limit = this.kinds.free(kind);
      if (due > now) until = due < until ? due : until;
      else if ((await this.#claim(kind, limit, now)) < limit) until = now;
    }
    return until;
  }

  async #claim(kind: string, limit: number, now: Date): Promise<number> {
    const { database } = this.options;
    const running = [...this.#running.keys()];
    const jobs = await database.unitOfWork.run(async (tx) => {
      // After a sleep of the whole machine every lease has run out: what still runs here is not to be taken again.
      if (running.length > 0) await this.#table.renew(tx, running, this.#lease());
      return this.#table.claim(tx, { kind, limit, now, lease: this.#lease() });
    });
    for (const job of jobs) this.#running.set(job.id, this.#run(job));
    return jobs.length;
  }

  async #run(job: JobToRun): Promise<void> {
    const { ambient, reportError } = this.options;
    try {
      const outcome = await this.kinds.inSlot(job.kind, () => this.#outcome(job));
      await this.#finished.add({ id: job.id, outcome, at: ambient.now() });
    } catch (error) {
      // Its lease runs out, and it is run again.
      reportError(error);
    } finally {
      this.#running.delete(job.id);
      this.#wake();
    }
  }

  async #finish(finished: readonly FinishedJob[]): Promise<undefined[]> {
    await this.options.database.unitOfWork.run((tx) => this.#table.finish(tx, this.#owner, finished));
    return finished.map(() => undefined);
  }

  async #outcome(job: JobToRun): Promise<Outcome> {
    const { ambient, reportError } = this.options;
    const { signal } = this.#stopping;
    const handler: JobHandler =
      // Its process died each time, the last time too.
      job.attempt > job.maxAttempts
        ? async () => Promise.reject(new Error('Its process died.'))
        : this.kinds.handler(job.kind);
    return runJob(job, handler, { ambient, signal, reportError });
  }

  async #keepLeases(): Promise<void> {
    const { ambient, database, reportError } = this.options;
    const { signal } = this.#stopping;
    for (;;) {
      await ambient.sleep(renewalMs, signal).catch(() => undefined);
      if (signal.aborted) return;
      try {
        await database.unitOfWork.run(async (tx) => {
          await this.#table.renew(tx, [...this.#running.keys()], this.#lease());
          await this.#table.sweep(tx, ambient.now());
        });
      } catch (error) {
        reportError(error);
      }
    }
  }

  #lease(): Lease {
    return { owner: this.#owner, until: new Date(this.options.ambient.now().getTime() + leaseMs) };
  }

  #wake(): void {
    this.#isWoken = true;
    this.#nap?.abort();
  }

  async #sleepUntil(time: Date): Promise<void> {
    const ms = time.getTime() - this.options.ambient.now().getTime();
    if (this.#isWoken || ms <= 0) return;
    this.#nap = new AbortController();
    await this.options.ambient.sleep(ms, this.#nap.signal).catch(() => undefined);
    this.#nap = null;
  }
}
