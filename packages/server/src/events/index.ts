import type { Transaction } from '../database/index.js';

export { createEventLog } from './event-log.js';
export { StoredReader, type StoredReaderOptions } from './stored-reader.js';

/** What can be written into the log: the type is `part.happened`, the data holds ids and facts, never a secret. */
export interface NewEvent {
  readonly type: string;
  readonly subjectId: string;
  readonly data: Readonly<Record<string, unknown>>;
}

export interface LoggedEvent extends NewEvent {
  /** Grows by commit order; a reader who has seen position n will never be shown a lower one later. */
  readonly position: number;
  readonly occurredAt: string;
  /** What the event is about, as its transaction left it; only where the event was handed over without being read. */
  readonly subject?: object | undefined;
}

/** Append-only log of what happened, written in the transaction that did it; its followers hear after the commit. */
export interface EventLog {
  /**
   * @param readSubject reads what the event is about, within the transaction when it has written everything; asked only
   *   while somebody follows, who then need not read it each
   */
  append(tx: Transaction, event: NewEvent, readSubject?: () => Promise<object>): Promise<void>;
  /** Committed events after `position`, oldest first. */
  readAfter(position: number, limit: number): Promise<LoggedEvent[]>;
  lastPosition(): Promise<number>;
  /** Committed events about one subject before `position` (all of them when null), newest first. */
  readBack(subjectId: string, position: number | null, limit: number): Promise<LoggedEvent[]>;
  /** How many committed events there are about one subject. */
  countAbout(subjectId: string): Promise<number>;
  /**
   * Committed events after `after` (or only those that come from now on), without a gap or a repeat, until the signal
   * is aborted. Live events are one and the same object for every follower, so that work on it can be shared.
   */
  follow(options: { after?: number; signal: AbortSignal }): AsyncIterableIterator<LoggedEvent>;
  start(): Promise<void>;
  stop(): Promise<void>;
}
