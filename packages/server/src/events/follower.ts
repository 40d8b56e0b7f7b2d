import type { LoggedEvent } from './index.js';

const replayPageSize = 200;

export interface FollowerOptions {
  /** Where the live events that are offered to this follower begin: everything up to here is in the log. */
  readonly liveFrom: number;
  readonly after: number;
  /** How many live events may wait before they are read from the log instead. */
  readonly maxQueued: number;
  readonly readAfter: (position: number, limit: number) => Promise<LoggedEvent[]>;
}

/**
 * One reader of the log. States: *replaying* (reads from the log what it has not seen) → *live* (takes what is offered)
 * → *replaying* again when more is offered than it takes → … → *ended*.
 *
 * Memory stays bounded however slow the reader is, because what overflows is in the log anyway.
 */
export class Follower {
  private queue: LoggedEvent[] = [];
  private seen: number;
  /** Everything after `seen` and up to here must be read from the log. */
  private replayTo: number;
  private isEnded = false;
  private wake: (() => void) | null = null;

  constructor(private readonly options: FollowerOptions) {
    this.seen = options.after;
    this.replayTo = options.liveFrom;
  }

  /** Called once for each event, in order. */
  offer(event: LoggedEvent): void {
    if (this.isEnded || event.position <= this.options.after) return;
    if (this.queue.length < this.options.maxQueued) {
      this.queue.push(event);
    } else {
      this.queue = [];
      this.replayTo = event.position;
    }
    this.wake?.();
  }

  end(): void {
    this.isEnded = true;
    this.queue = [];
    this.wake?.();
  }

  async *events(): AsyncGenerator<LoggedEvent, void, undefined> {
    while (!this.isEnded) {
      if (this.seen < this.replayTo) yield* this.replay();
      else if (this.queue.length > 0) yield* this.takeQueued();
      else await this.untilOffered();
    }
  }

  private async *replay(): AsyncGenerator<LoggedEvent, void, undefined> {
    const upTo = this.replayTo;
    const page = await this.options.readAfter(this.seen, replayPageSize);
    for (const event of page) {
      if (this.isEnded || event.position > upTo) break;
      this.seen = event.position;
      yield event;
    }
    if (page.length < replayPageSize) this.seen = Math.max(this.seen, upTo);
  }

  private *takeQueued(): Generator<LoggedEvent, void, undefined> {
    for (let event = this.queue.shift(); event; event = this.queue.shift()) {
      if (event.position <= this.seen) continue;
      this.seen = event.position;
      yield event;
      if (this.seen < this.replayTo) return;
    }
  }

  private async untilOffered(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.wake = resolve;
    });
    this.wake = null;
  }
}
