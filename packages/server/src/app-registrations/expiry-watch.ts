import type { Ambient } from '../ambient.js';
import type { Database } from '../database/index.js';
import type { EventLog } from '../events/index.js';
import type { Credential, Registration } from './registration.js';
import type { RegistrationRepository } from './registration.repository.js';

/** The type of the event that a credential runs out soon, or has run out. */
export const expiresSoon = 'app_registration.expires_soon';

export interface ExpiryWatchDependencies {
  readonly database: Database;
  readonly events: Pick<EventLog, 'append'>;
  readonly ambient: Ambient;
  readonly rows: Pick<RegistrationRepository, 'warn'>;
  readonly registrations: () => Promise<readonly Registration[]>;
  readonly reportError: (error: unknown) => void;
}

const dayMs = 24 * 60 * 60_000;
/** So much later than it should be is a warning at most. */
const lookEveryMs = 60 * 60_000;
const daysAhead = [1, 7, 14, 30];

/**
 * Tells 30, 14, 7 and 1 days ahead that a credential runs out, once for each however many nodes look, at most an hour late.
 * A node that was off tells the nearest of what it missed and nothing else. Nothing is told of one that another has taken over from.
 */
export class ExpiryWatch {
  private running: { stop: AbortController; done: Promise<void> } | null = null;
  private pause = new AbortController();

  constructor(private readonly deps: ExpiryWatchDependencies) {}

  start(): void {
    const stop = new AbortController();
    this.running = { stop, done: this.loop(stop.signal) };
  }

  async stop(): Promise<void> {
    this.running?.stop.abort();
    await this.running?.done;
    this.running = null;
  }

  /** Looks in the background: a credential has come that may have little time left. */
  lookSoon(): void {
    this.pause.abort();
  }

  /** Tells what is to be told now. */
  async look(): Promise<void> {
    for (const registration of await this.deps.registrations()) {
      for (const credential of registration.credentials) {
        const due = this.dueFor(registration, credential);
        if (due !== null) await this.tell(registration, credential, due);
      }
    }
  }

  /** The nearest threshold that has been reached; null when none has. */
  private dueFor({ credentials }: Registration, credential: Credential): number | null {
    const last = daysAhead.at(-1) ?? 0;
    const isTakenOver = credentials.some((other) => other !== credential && this.daysLeft(other) > last);
    if (isTakenOver) return null;
    const left = this.daysLeft(credential);
    return daysAhead.find((days) => left <= days) ?? null;
  }

  private async tell(registration: Registration, credential: Credential, due: number): Promise<void> {
    const { database, events, ambient, rows } = this.deps;
    const { id, name, clientId, cloud, source } = registration;
    const { kind, expiresAt } = credential;
    await database.unitOfWork.run(async (tx) => {
      if (!(await rows.warn(tx, credential.id, due, ambient.now().toISOString()))) return;
      const daysLeft = Math.max(0, Math.ceil(this.daysLeft(credential)));
      await events.append(tx, {
        type: expiresSoon,
        subjectId: id,
        data: {
          ...{ name, clientId, cloud, source, credentialId: credential.id, credentialKind: kind, expiresAt },
          ...{ daysAhead: due, daysLeft, isExpired: this.daysLeft(credential) <= 0 },
        },
      });
    });
  }

  /** Infinity for one whose expiry nobody knows. */
  private daysLeft({ expiresAt }: Credential): number {
    return expiresAt === null
      ? Infinity
      : (Date.parse(expiresAt) - this.deps.ambient.now().getTime()) / dayMs;
  }

  private async loop(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      // Made before the look: what comes meanwhile may have been missed by it.
      this.pause = new AbortController();
      try {
        await this.look();
      } catch (error) {
        this.deps.reportError(error);
      }
      const paused = AbortSignal.any([signal, this.pause.signal]);
      await this.deps.ambient.sleep(lookEveryMs, paused).catch(() => undefined);
    }
  }
}
