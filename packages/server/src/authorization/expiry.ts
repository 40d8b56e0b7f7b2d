import type { Ambient } from '../ambient.js';
import { theHub } from '../audit/index.js';
import type { ConnectionService } from '../connections/index.js';
import type { Database } from '../database/index.js';
import type { Attempt } from './attempt.js';
import type { AttemptRepository } from './attempt.repository.js';
import type { Link } from './link.js';
import type { LinkRepository } from './link.repository.js';
import { type Outcomes, ownFailure } from './outcomes.js';

interface Dependencies {
  readonly database: Database;
  readonly ambient: Ambient;
  readonly attempts: AttemptRepository;
  readonly links: LinkRepository;
  readonly outcomes: Outcomes;
  readonly connections: Pick<ConnectionService, 'recordAuthorization'>;
  readonly reportError: (error: unknown) => void;
}

const everyMs = 1_000;
const atOnce = 100;

/**
 * Ends what nobody came back for, so that every window and subscriber hears of it. An attempt that a process took and
 * did not finish (it was killed) is found here too: nothing stays half done.
 */
export class Expiry {
  private running: { stop: AbortController; done: Promise<void> } | null = null;

  constructor(private readonly deps: Dependencies) {}

  start(): void {
    const stop = new AbortController();
    this.running = { stop, done: this.loop(stop.signal) };
  }

  async stop(): Promise<void> {
    this.running?.stop.abort();
    await this.running?.done;
    this.running = null;
  }

  /** Ends everything that has run out by now. */
  async sweep(): Promise<void> {
    const now = this.deps.ambient.now().toISOString();
    for (const attempt of await this.deps.attempts.expired(now, atOnce)) await this.endAttempt(attempt);
    for (const link of await this.deps.links.expired(now, atOnce)) await this.endLink(link);
  }

  private async loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.sweep();
      } catch (error) {
        this.deps.reportError(error);
      }
      await this.deps.ambient.sleep(everyMs, signal).catch(() => undefined);
    }
  }

  private async endAttempt(attempt: Attempt): Promise<void> {
    const { outcomes, ambient } = this.deps;
    if (attempt.state === 'OPEN') await outcomes.expired(attempt);
    if (attempt.state === 'REDEEMING') {
      await outcomes.failed(attempt, 'REDEEMING', ownFailure('INTERRUPTED', ambient.now()));
    }
    if (attempt.state === 'WAITING_FOR_CONSENT') {
      await outcomes.failed(
        attempt,
        'WAITING_FOR_CONSENT',
        ownFailure('CONSENT_NOT_EFFECTIVE', ambient.now()),
      );
    }
  }

  private async endLink(link: Link): Promise<void> {
    const { database, ambient, links, attempts, connections } = this.deps;
    await database.unitOfWork.run(async (tx) => {
      if (!(await links.end(tx, link.id, 'EXPIRED', ambient.now().toISOString()))) return;
      const isSignInAwaited = await attempts.hasOpen(tx, link.connectionId);
      const ended = { kind: 'LINK_ENDED', because: 'EXPIRED', isSignInAwaited } as const;
      await connections.recordAuthorization(tx, link.connectionId, ended, theHub);
    });
  }
}
