import {
  Logger,
  runMigrations,
  runTaskList,
  type TaskList,
  type WorkerEvents,
  type WorkerPool,
} from 'graphile-worker';
import { EventEmitter, setMaxListeners } from 'node:events';
import pg from 'pg';
import type { Transaction } from '../../database/index.js';
import { runStopSteps } from '../../stop-steps.js';
import type { JobHandler, NewJob, Work, WorkOptions } from '../index.js';
import type { Kinds } from '../kinds.js';
import { runJob } from '../run-job.js';
import { JobQueue, type TakenJob } from './job-queue.js';
import { NodeLease } from './node-lease.js';

const defaultPollMs = 2_000;
const maxConnections = 10;
const connectTimeoutMs = 10_000;
const beginAgainMs = 5_000;

/**
 * Background work on graphile-worker, which takes the jobs and wakes for them. How often a job may fail, and when it is
 * tried again, is decided here as on SQLite; a job that is to be run again is added anew under its key, which in one
 * statement ends the old one. States: *new* → *running* → *stopping* (waits for what runs) → *stopped*.
 */
export class PostgresWork implements Work {
  readonly #queue: JobQueue;
  readonly #stopping = new AbortController();
  #workers: WorkerPool | null = null;
  #lease: NodeLease | null = null;
  #stopped: Promise<void> | null = null;
  /** How many workers are looking for a job at the moment. */
  #looking = 0;

  private constructor(
    private readonly options: WorkOptions,
    private readonly kinds: Kinds,
    private readonly pool: pg.Pool,
    private readonly logger: Logger,
    private readonly begin: typeof runTaskList,
  ) {
    this.#queue = new JobQueue(options);
    // Every job that runs listens.
    setMaxListeners(0, this.#stopping.signal);
  }

  /** @throws when the tables of graphile-worker cannot be made: the hub's user must be allowed to create a schema */
  static async create(
    options: WorkOptions & { databaseUrl: string },
    kinds: Kinds,
    begin: typeof runTaskList = runTaskList,
  ): Promise<PostgresWork> {
    const pool = new pg.Pool({
      connectionString: options.databaseUrl,
      max: maxConnections,
      connectionTimeoutMillis: connectTimeoutMs,
      keepAlive: true,
    });
    // A connection that breaks is replaced, and the next statement says if that fails.
    const ignore = (): void => undefined;
    pool.on('error', ignore);
    pool.on('connect', (client) => client.on('error', ignore));
    const logger = errorsOnly(options.reportError);
    try {
      await runMigrations({ pgPool: pool, logger });
    } catch (error) {
      await pool.end();
      throw error;
    }
    return new PostgresWork(options, kinds, pool, logger, begin);
  }

  async add(tx: Transaction, ...jobs: readonly NewJob[]): Promise<void> {
    for (const job of jobs) await this.#queue.add(tx, job);
  }

  handle(kind: string, handler: JobHandler, { concurrency }: { readonly concurrency?: number } = {}): void {
    this.kinds.add(kind, handler, concurrency);
  }

  async start(): Promise<void> {
    this.kinds.close();
    if (this.kinds.names.length > 0) await this.#begin();
  }

  async #begin(): Promise<void> {
    const workers = this.#takeJobs();
    this.#workers = workers;
    const ended = (): void => {
      if (this.#workers === workers) void this.#beginAgain().catch(this.options.reportError);
    };
    workers.promise.then(ended, (error: unknown) => {
      this.options.reportError(error);
      ended();
    });
    this.#lease = new NodeLease(this.options, workers.id);
    try {
      await this.#lease.start();
    } catch (error) {
      // Other nodes would take their jobs for those of a dead one, and whoever begins again takes others.
      this.#workers = null;
      await this.#end(workers);
      throw error;
    }
  }

  async #end(workers: WorkerPool): Promise<void> {
    try {
      await workers.gracefulShutdown();
    } catch (error) {
      this.options.reportError(error);
    }
  }

  /** graphile-worker ends for good when it could not store what became of a job, after minutes without a database. */
  async #beginAgain(): Promise<void> {
    const { signal } = this.#stopping;
    while (!this.#isStopping()) {
      try {
        await this.options.ambient.sleep(beginAgainMs, signal);
        await this.#lease?.stop();
        await this.#begin();
        return;
      } catch (error) {
        if (!this.#isStopping()) this.options.reportError(error);
      }
    }
  }

  #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }

  #takeJobs(): WorkerPool {
    const tasks: TaskList = Object.fromEntries(
      this.kinds.names.map((kind) => [
        kind,
        (payload, { job }) => this.#run({ ...job, locked_by: job.locked_by ?? '', kind, payload }),
      ]),
    );
    const events: WorkerEvents = new EventEmitter();
    this.#looking = 0;
    for (const name of ['job:start', 'worker:getJob:empty', 'worker:getJob:error'] as const) {
      events.on(name, () => (this.#looking -= 1));
    }
    return this.begin(
      {
        pgPool: this.pool,
        logger: this.logger,
        noHandleSignals: true,
        concurrency: this.kinds.concurrency,
        pollInterval: this.options.pollMs ?? defaultPollMs,
        events,
        // Each job is flagged with its kind. What others are looking for may turn out to be of any kind.
        forbiddenFlags: () => this.kinds.withoutRoomFor(this.#looking++),
        // At once, but tried again while the database is away.
        preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
      },
      tasks,
      this.pool,
    );
  }

  stop(): Promise<void> {
    return (this.#stopped ??= this.#stop());
  }

  async #stop(): Promise<void> {
    this.#stopping.abort(new Error('The hub is stopping.'));
    await runStopSteps([
      async () => this.#workers?.gracefulShutdown(),
      async () => this.#lease?.stop(),
      () => this.pool.end(),
    ]);
  }

  /** @throws what a job is given up for: graphile-worker keeps it with these words */
  async #run(taken: TakenJob): Promise<void> {
    const { ambient, reportError } = this.options;
    const job = this.#queue.read(taken);
    const outcome = await this.kinds.inSlot(taken.kind, () =>
      runJob(job, this.kinds.handler(taken.kind), { ambient, signal: this.#stopping.signal, reportError }),
    );
    if (outcome.kind === 'DEAD') throw new Error(outcome.reason);
    if (outcome.kind === 'AGAIN') await this.#queue.addAgain(taken, outcome);
  }
}

/** Of what graphile-worker has to say, what went wrong around the jobs; a job that failed is reported by itself. */
function errorsOnly(reportError: (error: unknown) => void): Logger {
  // Its levels are a constant enum, of which nothing is left at run time.
  const isError = (level: string): boolean => level === 'error';
  return new Logger(() => (level, message, facts) => {
    if (isError(level) && facts?.['failure'] !== true) reportError(new Error(message));
  });
}
