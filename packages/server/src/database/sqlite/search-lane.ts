import { setTimeout } from 'node:timers/promises';
import type sqlite3 from 'sqlite3';
import { StatementAbandonedError } from '../database.errors.js';
import type { SqlValue } from '../unit-of-work.js';
import type { PreparedStatements } from './prepared-statements.js';

const interruptionIntervalMs = 20;

/**
 * Statements that may have to read everything, on a connection of their own: what is quick does not wait behind them.
 * States of a statement: *waiting*, first in, first out → *running*, one at a time → *done*. One that is abandoned while
 * it waits is never run; one that is abandoned while it runs is interrupted.
 */
export class SearchLane {
  #last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: Pick<sqlite3.Database, 'interrupt'>,
    private readonly statements: Pick<PreparedStatements, 'all'>,
  ) {}

  /** @throws StatementAbandonedError when `signal` is aborted before it is done */
  run<T>(sql: string, params: readonly SqlValue[], signal?: AbortSignal): Promise<T[]> {
    const rows = this.#last.then(() => this.#run<T>(sql, params, signal));
    this.#last = rows.catch(() => undefined);
    return rows;
  }

  /** Waits for what was asked. */
  async close(): Promise<void> {
    await this.#last;
  }

  async #run<T>(sql: string, params: readonly SqlValue[], signal?: AbortSignal): Promise<T[]> {
    if (signal?.aborted) throw new StatementAbandonedError();
    const ended = new AbortController();
    signal?.addEventListener('abort', () => void this.#interruptUntil(ended.signal), {
      signal: ended.signal,
    });
    try {
      return await this.statements.all<T>(sql, params);
    } catch (cause) {
      if (signal?.aborted) throw new StatementAbandonedError({ cause });
      throw cause;
    } finally {
      ended.abort();
    }
  }

  /** SQLite forgets an interruption that comes before the statement has begun on its thread. */
  async #interruptUntil(ended: AbortSignal): Promise<void> {
    while (!ended.aborted) {
      this.connection.interrupt();
      await setTimeout(interruptionIntervalMs, undefined, { signal: ended }).catch(() => undefined);
    }
  }
}
