import type { Ambient } from '../ambient.js';
import type { Database, Transaction } from '../database/index.js';
import type { EventLog, LoggedEvent } from './index.js';

const pageSize = 100;
const retryDelayMs = 5_000;

export interface StoredReaderOptions {
  readonly database: Database;
  readonly events: EventLog;
  readonly ambient: Pick<Ambient, 'sleep'>;
  /** Its row in `event_readers`, which a migration made. */
  readonly name: string;
  /** Writes what follows from a page of events; the reader's place is written in the same transaction. */
  readonly handle: (tx: Transaction, page: readonly LoggedEvent[]) => Promise<void>;
  readonly reportError: (error: unknown) => void;
}

/**
 * Reads the log for a part that must miss nothing, whichever node is up: its place is stored with what follows from the
 * events, so each is handled once however many nodes read.
 */
export class StoredReader {
  readonly #options: StoredReaderOptions;
  readonly #stopping = new AbortController();
  #loop: Promise<void> | null = null;

  constructor(options: StoredReaderOptions) {
    this.#options = options;
  }

  start(): void {
    this.#loop ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new Error('The reader was stopped.'));
    await this.#loop;
  }

  async #run(): Promise<void> {
    const { events, reportError } = this.#options;
    while (!this.#isStopped()) {
      try {
        // Followed before the log is read, so that nothing is committed between the two.
        const news = events.follow({ signal: this.#stopping.signal });
        let read = await this.#drain();
        for await (const { position } of news) if (position > read) read = await this.#drain();
      } catch (error) {
        if (this.#isStopped()) return;
        reportError(error);
        await this.#pause();
      }
    }
  }

  /** Handles whatever is there. @returns the position up to which the log has been read, by whichever node */
  async #drain(): Promise<number> {
    const { database, events, name, handle } = this.#options;
    for (;;) {
      const place = await this.#place();
      const page = await events.readAfter(place, pageSize);
      const last = page.at(-1);
      if (last === undefined || this.#isStopped()) return place;
      await database.unitOfWork.run(async (tx) => {
        const { affected } = await tx.execute(
          'UPDATE event_readers SET position = ? WHERE name = ? AND position = ?',
          [last.position, name, place],
        );
        // Another node was faster: what it handled is handled.
        if (affected === 1) await handle(tx, page);
      });
    }
  }

  #isStopped(): boolean {
    return this.#stopping.signal.aborted;
  }

  async #place(): Promise<number> {
    const { database, name } = this.#options;
    const [row] = await database.query<{ position: number | string }>(
      'SELECT position FROM event_readers WHERE name = ?',
      [name],
    );
    if (row === undefined) throw new Error(`No migration has made the reader ${name} of the event log.`);
    return Number(row.position);
  }

  async #pause(): Promise<void> {
    try {
      await this.#options.ambient.sleep(retryDelayMs, this.#stopping.signal);
    } catch (error) {
      if (!this.#isStopped()) throw error;
    }
  }
}
