import type { Ambient } from './ambient.js';
import type { Database, SqlValue } from './database/index.js';

const dayMs = 24 * 3_600_000;
const batch = 500;

/** What of a table is kept for some days and no longer. */
export interface RetentionRule {
  readonly table: string;
  /**
   * A SELECT of the ids that go, with `?` for each of `params`, then for the moment (ISO 8601) before which something
   * must have ended.
   */
  readonly which: string;
  readonly params?: readonly SqlValue[];
  readonly days: number;
}

export interface RetentionOptions {
  readonly database: Pick<Database, 'unitOfWork'>;
  readonly ambient: Pick<Ambient, 'now' | 'sleep'>;
  readonly reportError: (error: unknown) => void;
}

/** At the start and once a day removes what a part keeps no longer, a few rows at a time, so that nothing waits for it. */
export class Retention {
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(
    private readonly options: RetentionOptions,
    private readonly rules: readonly RetentionRule[],
  ) {}

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** Removes what is due now. */
  async sweep(): Promise<void> {
    for (const rule of this.rules) await this.#apply(rule);
  }

  async #apply({ table, which, params = [], days }: RetentionRule): Promise<void> {
    const { database, ambient } = this.options;
    const before = new Date(ambient.now().getTime() - days * dayMs).toISOString();
    let removed = batch;
    while (removed === batch && !this.#stopping.signal.aborted) {
      ({ affected: removed } = await database.unitOfWork.run((tx) =>
        tx.execute(`DELETE FROM ${table} WHERE id IN (${which} LIMIT ?)`, [...params, before, batch]),
      ));
    }
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      try {
        await this.sweep();
      } catch (error) {
        this.options.reportError(error);
      }
      await this.options.ambient.sleep(dayMs, signal).catch(() => undefined);
    }
  }
}
