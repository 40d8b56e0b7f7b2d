import { setMaxListeners } from 'node:events';
import type { Ambient } from '../ambient.js';
import type { Database, Transaction } from '../database/index.js';
import { clockToleranceMs } from '../microsoft/index.js';
import { refreshRows } from './refresh.repository.js';
import type { DueRefresh } from './due-refresh.js';

export interface RefresherDependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly due: Pick<DueRefresh, 'run'>;
  /** Told of what went wrong and belongs neither to Microsoft nor to a connection. */
  readonly reportError: (error: unknown) => void;
}

// Refreshes come well before their tokens' end, so that seconds do not matter.
const everyMs = 3_000;
const atOnce = 100;
const concurrency = 32;
// When so many in a row find Microsoft away, the others would too: they wait for the next round.
const mostUnavailable = 10;
// What cannot even be tried (a cache that cannot be decrypted, say) must not be tried every few seconds.
const setAsideMs = 30 * 60_000;

/**
 * Refreshes connections' tokens before they end. Each round takes what is due, the longest due first; any number of
 * nodes may do so, since whoever refreshes a connection holds its lease.
 */
export class Refresher {
  readonly #deps: RefresherDependencies;
  #lastSweepMs = 0;
  #running: { readonly stop: AbortController; readonly done: Promise<void> } | null = null;

  constructor(deps: RefresherDependencies) {
    this.#deps = deps;
  }

  start(): void {
    const stop = new AbortController();
    // Each of those that run at once listens, and its requests do.
    setMaxListeners(4 * concurrency, stop.signal);
    this.#running = { stop, done: this.#loop(stop.signal) };
  }

  /** Breaks off what runs, whose leases are given back, and waits for it. */
  async stop(): Promise<void> {
    this.#running?.stop.abort(new Error('The hub is stopping.'));
    await this.#running?.done;
    this.#running = null;
  }

  /** Lets the next round try again what failed: its reason may have been mended. */
  async retryFailing(tx: Transaction): Promise<void> {
    await refreshRows.hastenFailing(tx, this.#deps.ambient.now());
  }

  /** Refreshes everything that is due by now, or as much as Microsoft answers. */
  async sweep(signal: AbortSignal): Promise<void> {
    const { database, ambient } = this.#deps;
    await this.#noteClock();
    for (;;) {
      const ids = await refreshRows.due(database, ambient.now(), atOnce);
      const isAnswered = await this.#refreshAll(ids, signal);
      if (ids.length < atOnce || !isAnswered || signal.aborted) return;
    }
  }

  /** When the clock was set back, what was obtained before that would be taken for younger than it is. */
  async #noteClock(): Promise<void> {
    const { database, ambient } = this.#deps;
    const now = ambient.now();
    const wasSetBack = this.#lastSweepMs - now.getTime() > clockToleranceMs;
    if (wasSetBack) await database.unitOfWork.run((tx) => refreshRows.hastenLater(tx, { now, than: now }));
    this.#lastSweepMs = now.getTime();
  }

  /**
   * The hub may have been started with what was missing: another client ID, say, or another secret; or after its clock
   * was set back, while another node's clock is a little ahead.
   */
  async #beginAnew(): Promise<void> {
    const { database, ambient } = this.#deps;
    const now = ambient.now();
    const than = new Date(now.getTime() + clockToleranceMs);
    await database.unitOfWork.run(async (tx) => {
      await this.retryFailing(tx);
      await refreshRows.hastenLater(tx, { now, than });
    });
  }

  /** False when Microsoft is away. */
  async #refreshAll(connectionIds: readonly string[], signal: AbortSignal): Promise<boolean> {
    const waiting = connectionIds.values();
    let unavailable = 0;
    const work = async (): Promise<void> => {
      for (const connectionId of waiting) {
        if (signal.aborted || unavailable >= mostUnavailable) return;
        unavailable = (await this.#refresh(connectionId, signal)) === 'unavailable' ? unavailable + 1 : 0;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
    return unavailable < mostUnavailable;
  }

  async #refresh(connectionId: string, signal: AbortSignal): Promise<'unavailable' | 'done'> {
    try {
      return await this.#deps.due.run(connectionId, signal);
    } catch (error) {
      if (signal.aborted) return 'done';
      this.#deps.reportError(error);
      const now = this.#deps.ambient.now();
      const times = { now, refreshAt: new Date(now.getTime() + setAsideMs) };
      await this.#deps.database.unitOfWork.run((tx) => refreshRows.setAside(tx, connectionId, times));
      return 'done';
    }
  }

  async #loop(signal: AbortSignal): Promise<void> {
    let isFirst = true;
    while (!signal.aborted) {
      try {
        if (isFirst) await this.#beginAnew();
        isFirst = false;
        await this.sweep(signal);
      } catch (error) {
        // The database is away: what is due stays due.
        this.#deps.reportError(error);
      }
      await this.#deps.ambient.sleep(everyMs, signal).catch(() => undefined);
    }
  }
}
