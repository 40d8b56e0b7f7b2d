import type { Database } from '../src/database/index.js';
import { createWork, type NewJob, type Work } from '../src/work/index.js';
import { createTestStore, type DatabaseKind, type TestStore } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { passTime } from './pass-time.js';

/** What happens elsewhere, awaited by how often it has happened. */
export class Happenings<T> {
  readonly all: T[] = [];
  #awaited: { count: number; tell: () => void }[] = [];

  add(one: T): void {
    this.all.push(one);
    for (const { count, tell } of this.#awaited) if (this.all.length >= count) tell();
  }

  async until(count: number): Promise<T[]> {
    if (this.all.length < count) await new Promise<void>((tell) => this.#awaited.push({ count, tell }));
    return this.all;
  }
}

/** What one process has of the work: its own clock, database and workers. */
export interface WorkNode {
  readonly ambient: ManualAmbient;
  readonly database: Database;
  readonly work: Work;
  readonly errors: Happenings<unknown>;
}

/** A job that notes what it carries, or whatever its handler does. */
export const note = (payload: unknown, options: Partial<NewJob> = {}): NewJob => ({
  kind: 'test.note',
  payload: payload as number,
  ...options,
});

/** Background work of one store, done by any number of processes. */
export class WorkFixture {
  readonly nodes: WorkNode[] = [];
  /** What handlers say that they did. */
  readonly runs = new Happenings<unknown>();
  /** The clocks of all processes begin together, however long it takes to make one. */
  readonly #beganAt = Date.now();

  private constructor(private readonly store: TestStore) {}

  static async create(kind: DatabaseKind): Promise<WorkFixture> {
    return new WorkFixture(await createTestStore(kind));
  }

  async createNode(): Promise<WorkNode> {
    const ambient = new ManualAmbient(this.#beganAt);
    const database = await this.store.open({ ambient });
    const errors = new Happenings<unknown>();
    const reportError = (error: unknown) => errors.add(error);
    const work = await createWork({
      database,
      databaseUrl: this.store.url,
      ambient,
      reportError,
      pollMs: 20,
    });
    const node = { ambient, database, work, errors };
    this.nodes.push(node);
    return node;
  }

  async close(): Promise<void> {
    for (const { work, database } of this.nodes) {
      await work.stop();
      await database.close();
    }
    await this.store.remove();
  }

  async add({ database, work }: WorkNode, ...jobs: NewJob[]): Promise<void> {
    await database.unitOfWork.run(async (tx) => {
      for (const job of jobs) await work.add(tx, job);
    });
  }

  async pass(ms: number, { ambient }: WorkNode): Promise<void> {
    await passTime(ambient, this.store.url, ms);
  }

  /** Nothing runs any more, and what became of it is written. */
  async idle({ database }: WorkNode): Promise<void> {
    const jobs = this.store.kind === 'sqlite' ? 'work_jobs' : 'graphile_worker.jobs';
    for (;;) {
      const running = await database.query(`SELECT id FROM ${jobs} WHERE locked_by IS NOT NULL LIMIT 1`);
      if (running.length === 0) return;
    }
  }

  /** The process has said that it is alive, and looked for those that do not. */
  async beaten({ ambient }: WorkNode): Promise<void> {
    await ambient.untilAsleepFor(this.store.kind === 'sqlite' ? 20_000 : 4_000);
  }
}

/** Resolves never; rejects when the signal is aborted. */
export async function untilStopped(signal: AbortSignal): Promise<void> {
  await new Promise<void>((_, reject) =>
    signal.addEventListener('abort', () => reject(new Error('The work was stopped.')), { once: true }),
  );
}
