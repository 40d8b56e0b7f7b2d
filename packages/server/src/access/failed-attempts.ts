import type { Ambient } from '../ambient.js';
import type { Actor, AuditAction, AuditLog } from '../audit/index.js';
import type { Database, Transaction } from '../database/index.js';

const mostPerMinute = 30;
const minuteMs = 60_000;

/** Somebody failed to prove who they are. */
export interface FailedAttempt {
  readonly action: AuditAction;
  /** Whose account it was; null: nobody's. */
  readonly administratorId: string | null;
  readonly address: string;
  /** What else is known of it. */
  readonly details?: Readonly<Record<string, unknown>>;
}

interface Minute {
  readonly startsAt: number;
  written: number;
  counted: number;
}

/**
 * Writes failed attempts into the audit log: each one while they are few. Of a flood, which can come from any number of
 * addresses, the rest of a minute is counted and becomes one entry, so that nobody fills the disk who has no account.
 */
export class FailedAttempts {
  #minute: Minute = { startsAt: 0, written: 0, counted: 0 };

  constructor(
    private readonly deps: {
      readonly database: Database;
      readonly audit: AuditLog;
      readonly ambient: Pick<Ambient, 'now'>;
    },
  ) {}

  async record(attempt: FailedAttempt): Promise<void> {
    const now = this.deps.ambient.now().getTime();
    const startsAt = now - (now % minuteMs);
    const ended = this.#minute.startsAt === startsAt ? null : this.#minute;
    if (ended) this.#minute = { startsAt, written: 0, counted: 0 };
    if (ended) await this.#writeCount(ended);
    // Counted before anything is awaited for it: thousands may be at this line at once.
    if (this.#minute.written >= mostPerMinute) this.#minute.counted += 1;
    else await this.#write(attempt, this.#minute);
  }

  /** Writes what was only counted so far. */
  async stop(): Promise<void> {
    const ended = this.#minute;
    this.#minute = { ...ended, counted: 0 };
    await this.#writeCount(ended);
  }

  #write({ action, administratorId, address, details }: FailedAttempt, minute: Minute): Promise<void> {
    minute.written += 1;
    return this.deps.database.unitOfWork.run((tx) =>
      this.#record(tx, { action, address, subjectId: administratorId, details: { address, ...details } }),
    );
  }

  async #writeCount({ startsAt, counted }: Minute): Promise<void> {
    if (counted === 0) return;
    const from = new Date(startsAt).toISOString();
    const details = { count: counted, from, to: new Date(startsAt + minuteMs).toISOString() };
    await this.deps.database.unitOfWork.run((tx) =>
      this.#record(tx, {
        action: 'administrator.more_attempts_failed',
        address: null,
        subjectId: null,
        details,
      }),
    );
  }

  #record(
    tx: Transaction,
    entry: {
      action: AuditAction;
      address: string | null;
      subjectId: string | null;
      details: Readonly<Record<string, unknown>>;
    },
  ): Promise<void> {
    const { action, address, subjectId, details } = entry;
    const actor: Actor = { kind: 'system', id: null, name: 'Somebody who is not signed in', address };
    return this.deps.audit.record(tx, { actor, action, subjectKind: 'administrator', subjectId, details });
  }
}
