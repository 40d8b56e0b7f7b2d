import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import type { DeliveryStatus } from './delivery.js';

const dayMs = 24 * 3_600_000;
const batch = 500;

/** For how many days an ended delivery stays on record with its attempts; what waits stays. */
const keptDays = { DELIVERED: 30, PARKED: 90 } as const satisfies Partial<Record<DeliveryStatus, number>>;

export interface RetentionOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly reportError: (error: unknown) => void;
}

/** Once a day removes deliveries that ended long ago, and the events that no delivery is left of. */
export class Retention {
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(private readonly options: RetentionOptions) {}

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** Removes what is due now, a few rows at a time, so that nothing waits for it. */
  async sweep(): Promise<void> {
    for (const [status, days] of Object.entries(keptDays)) {
      await this.#remove(
        'webhook_deliveries',
        'SELECT id FROM webhook_deliveries WHERE status = ? AND created_at < ? LIMIT ?',
        [status, this.#before(days)],
      );
    }
    await this.#remove(
      'webhook_events',
      `SELECT id FROM webhook_events e WHERE occurred_at < ?
       AND NOT EXISTS (SELECT 1 FROM webhook_deliveries d WHERE d.event_id = e.id) LIMIT ?`,
      [this.#before(keptDays.DELIVERED)],
    );
  }

  async #remove(table: string, which: string, params: readonly string[]): Promise<void> {
    const { database } = this.options;
    let removed = batch;
    while (removed === batch && !this.#stopping.signal.aborted) {
      ({ affected: removed } = await database.unitOfWork.run((tx) =>
        tx.execute(`DELETE FROM ${table} WHERE id IN (${which})`, [...params, batch]),
      ));
    }
  }

  #before(days: number): string {
    return new Date(this.options.ambient.now().getTime() - days * dayMs).toISOString();
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
