import type { Ambient } from '../ambient.js';
import type { Viewer } from './viewer.js';

const checkEveryMs = 3_000;

/** How a viewer's right stands: as it was, another one, or none. */
export type Standing = 'SAME' | 'CHANGED' | 'ENDED';
/** What whoever serves a viewer for long is told. */
export type Revocation = Exclude<Standing, 'SAME'>;

interface Watch {
  readonly viewer: Viewer;
  readonly onRevoked: (how: Revocation) => void;
}

/**
 * Tells whoever serves a viewer for long (an open socket) that the viewer's right has ended or is another one: at once
 * when that happened here, within 3 seconds when it happened on another node or by time.
 */
export class Revocations {
  private readonly watches = new Set<Watch>();
  private readonly stopping = new AbortController();
  private loop: Promise<void> | null = null;

  constructor(
    private readonly ambient: Ambient,
    private readonly standingOf: (viewer: Viewer) => Promise<Standing>,
    private readonly reportError: (error: unknown) => void,
  ) {}

  /** @returns what ends the watching */
  watch(watch: Watch): () => void {
    this.watches.add(watch);
    return () => this.watches.delete(watch);
  }

  /** Somebody's right has ended here, or has become another one. */
  tell(viewerId: string, how: Revocation): void {
    for (const watch of this.watches) if (watch.viewer.id === viewerId) this.end(watch, how);
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

  /** Asks once for each viewer, however many sockets one has; one whose role changed meanwhile is two. */
  private async check(): Promise<void> {
    const keyOf = ({ id, role }: Viewer): string => `${id} ${role ?? ''}`;
    const viewers = new Map([...this.watches].map(({ viewer }) => [keyOf(viewer), viewer]));
    for (const [key, viewer] of viewers) {
      const standing = await this.standingOf(viewer);
      if (standing === 'SAME') continue;
      for (const watch of this.watches) if (keyOf(watch.viewer) === key) this.end(watch, standing);
    }
  }

  private isStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private end(watch: Watch, how: Revocation): void {
    if (this.watches.delete(watch)) watch.onRevoked(how);
  }
}
