import type { Ambient } from '../ambient.js';

const checkEveryMs = 3_000;

interface Watch {
  readonly viewerId: string;
  readonly isStillValid: () => Promise<boolean>;
  readonly onRevoked: () => void;
}

/**
 * Tells whoever serves a viewer for long (an open socket) that the viewer's right has ended: at once when that
 * happened here, within 3 seconds when it happened on another node or by time.
 */
export class Revocations {
  private readonly watches = new Set<Watch>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | null = null;

  constructor(
    private readonly ambient: Ambient,
    private readonly reportError: (error: unknown) => void,
  ) {}

  /** @returns what ends the watching */
  watch(watch: Watch): () => void {
    this.watches.add(watch);
    return () => this.watches.delete(watch);
  }

  /** Somebody's right has ended here. */
  tell(viewerId: string): void {
    for (const watch of this.watches) if (watch.viewerId === viewerId) this.end(watch);
  }

  start(): void {
    this.loop ??= this.checkRegularly();
  }

  async stop(): Promise<void> {
    this.stopping.abort(new Error('The watch over revocations was stopped.'));
    this.watches.clear();
    await this.loop;
  }

  private async checkRegularly(): Promise<void> {
    while (!this.isStopped()) {
      try {
        await this.ambient.sleep(checkEveryMs, this.stopping.signal);
        await this.check();
      } catch (error) {
        if (!this.stopping.signal.aborted)
          this.reportError(new Error(`Sessions cannot be checked: ${String(error)}`, { cause: error }));
      }
    }
  }

  /** Asks once for each viewer, however many sockets one has. */
  private async check(): Promise<void> {
    const byViewer = new Map([...this.watches].map((watch) => [watch.viewerId, watch]));
    for (const [viewerId, watch] of byViewer) {
      if (!(await watch.isStillValid())) this.tell(viewerId);
    }
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private end(watch: Watch): void {
    this.watches.delete(watch);
    watch.onRevoked();
  }
}
