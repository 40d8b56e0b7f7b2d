import type { Ambient } from '../ambient.js';
import type { Database, Transaction } from '../database/index.js';
import { type Log, processWarnings } from '../log.js';
import { EventStore, eventsChannel } from './event-store.js';
import { Follower } from './follower.js';
import type { EventLog, LoggedEvent, NewEvent } from './index.js';

const pageSize = 500;
const retryDelayMs = 500;
const defaultMaxQueued = 1_000;

export interface EventLogOptions {
  readonly database: Database;
  readonly ambient: Ambient;
  /** Told when the log cannot be read, which is then tried again; warnings of the process unless given. */
  readonly log?: Pick<Log, 'warn'>;
  /** How many live events may wait for one follower in memory; what is beyond is read from the log. 1,000. */
  readonly maxQueued?: number;
}

/**
 * The event log of this node. What it commits itself goes to every follower at once, unless another node's event may
 * lie between; one loop reads the rest, whichever node committed it.
 */
export function createEventLog(options: EventLogOptions): EventLog {
  return new FollowableEventLog(options);
}

/** States: *new* → *running* (waits for a wake-up, reads until there is nothing more, waits again) → *stopped*. */
class FollowableEventLog implements EventLog {
  private readonly store: EventStore;
  private readonly followers = new Set<Follower>();
  private readonly stopping = new AbortController();
  private delivered = 0;
  private isWoken = false;
  private wakeLoop: (() => void) | null = null;
  private loop: Promise<void> | null = null;
  private listener: { stop(): Promise<void> } | null = null;

  constructor(private readonly options: EventLogOptions) {
    this.store = new EventStore(options.database, options.ambient);
  }

  async append(tx: Transaction, event: NewEvent, readSubject?: () => Promise<object>): Promise<void> {
    const appended: { event?: LoggedEvent; subject?: object } = {};
    this.store.append(tx, event, (written) => (appended.event = written));
    if (readSubject) {
      tx.beforeCommit(async () => {
        if (this.followers.size > 0) appended.subject = await readSubject();
      });
    }
    tx.afterCommit(() => {
      if (appended.event) this.handOver({ ...appended.event, subject: appended.subject });
    });
  }

  readAfter(position: number, limit: number): Promise<LoggedEvent[]> {
    return this.store.readAfter(position, limit);
  }

  lastPosition(): Promise<number> {
    return this.store.lastPosition();
  }

  readBack(subjectId: string, position: number | null, limit: number): Promise<LoggedEvent[]> {
    return this.store.readBack(subjectId, position, limit);
  }

  countAbout(subjectId: string): Promise<number> {
    return this.store.countAbout(subjectId);
  }

  follow({ after, signal }: { after?: number; signal: AbortSignal }): AsyncIterableIterator<LoggedEvent> {
    const follower = new Follower({
      liveFrom: this.delivered,
      after: after ?? this.delivered,
      maxQueued: this.options.maxQueued ?? defaultMaxQueued,
      readAfter: (position, limit) => this.store.readAfter(position, limit),
    });
    if (signal.aborted || this.stopping.signal.aborted) follower.end();
    else this.followers.add(follower);
    const leave = () => {
      follower.end();
      this.followers.delete(follower);
    };
    signal.addEventListener('abort', leave, { once: true });
    return leaveAtEnd(follower, () => {
      signal.removeEventListener('abort', leave);
      leave();
    });
  }

  async start(): Promise<void> {
    this.delivered = await this.store.lastPosition();
    this.listener = await this.options.database.listen(eventsChannel, () => this.wake());
    this.loop = this.deliver();
  }

  /** Ends every follower too. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('The event log was stopped.'));
    this.wake();
    for (const follower of this.followers) follower.end();
    this.followers.clear();
    await this.listener?.stop();
    await this.loop;
  }

  /** The position after the one delivered last is the next for every reader: nothing lies between. */
  private handOver(event: LoggedEvent): void {
    if (this.loop && !this.isStopped() && event.position === this.delivered + 1) this.offer(event);
    else if (event.position > this.delivered) this.wake();
  }

  private offer(event: LoggedEvent): void {
    this.delivered = event.position;
    for (const follower of this.followers) follower.offer(event);
  }

  private wake(): void {
    this.isWoken = true;
    this.wakeLoop?.();
  }

  private async deliver(): Promise<void> {
    while (!this.isStopped()) {
      try {
        await this.deliverCommitted();
        await this.untilWoken();
      } catch (error) {
        if (this.isStopped()) return;
        const { log = processWarnings } = this.options;
        log.warn({ err: error }, 'The event log cannot be read; it is tried again.');
        await this.pause();
      }
    }
  }

  private async deliverCommitted(): Promise<void> {
    this.isWoken = false;
    for (
      let page = await this.nextPage();
      page.length > 0 && !this.isStopped();
      page = await this.nextPage()
    ) {
      // What was handed over while the page was read may be in it, too.
      for (const event of page) if (event.position > this.delivered) this.offer(event);
      if (page.length < pageSize) return;
    }
  }

  private nextPage(): Promise<LoggedEvent[]> {
    return this.store.readAfter(this.delivered, pageSize);
  }

  private async untilWoken(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wakeLoop = resolve;
      if (this.isWoken || this.isStopped()) resolve();
    });
    this.wakeLoop = null;
  }

  private async pause(): Promise<void> {
    try {
      await this.options.ambient.sleep(retryDelayMs, this.stopping.signal);
    } catch (error) {
      if (!this.isStopped()) throw error;
    }
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }
}

/** A reader that breaks off its loop leaves, just as one whose signal is aborted. */
async function* leaveAtEnd(
  follower: Follower,
  leave: () => void,
): AsyncGenerator<LoggedEvent, void, undefined> {
  try {
    yield* follower.events();
  } finally {
    leave();
  }
}
