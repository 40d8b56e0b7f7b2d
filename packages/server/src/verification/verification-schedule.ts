import type { Ambient } from '../ambient.js';
import type { Database, Transaction } from '../database/index.js';
import { nextTestAt } from './verification-times.js';

/** For so long the other nodes leave a connection alone, unless its node says again that it is at it. */
const leaseMs = 20_000;

/** Says which connections are due to be tested, and to which node; every node may ask at the same time. */
export class VerificationSchedule {
  constructor(private readonly deps: { readonly database: Database; readonly ambient: Ambient }) {}

  /** The connections that are due for longest, at most so many. */
  async due(limit: number): Promise<string[]> {
    const rows = await this.deps.database.query<{ id: string }>(
      `SELECT id FROM connections WHERE status = 'AUTHORIZED' AND next_verification_at <= ?
       ORDER BY next_verification_at, id LIMIT ?`,
      [this.#inMs(0), limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Takes a connection that is due; null when it is not, or another node has taken it. */
  async claim(connectionId: string): Promise<string | null> {
    const claim = this.#inMs(leaseMs);
    const { affected } = await this.deps.database.unitOfWork.run((tx) =>
      tx.execute(
        `UPDATE connections SET next_verification_at = ?
         WHERE id = ? AND status = 'AUTHORIZED' AND next_verification_at <= ?`,
        [claim, connectionId, this.#inMs(0)],
      ),
    );
    return affected === 1 ? claim : null;
  }

  /** Lengthens a claim; null when it is another's by now, or something has changed that asks for another test. */
  async renew(connectionId: string, claim: string): Promise<string | null> {
    const renewed = this.#inMs(leaseMs);
    const { affected } = await this.deps.database.unitOfWork.run((tx) =>
      tx.execute(
        'UPDATE connections SET next_verification_at = ? WHERE id = ? AND next_verification_at = ?',
        [renewed, connectionId, claim],
      ),
    );
    return affected === 1 ? renewed : null;
  }

  /** Whether a claim still stands, which nobody changes before this transaction ends. */
  async holds(tx: Transaction, connectionId: string, claim: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'UPDATE connections SET next_verification_at = ? WHERE id = ? AND next_verification_at = ?',
      [claim, connectionId, claim],
    );
    return affected === 1;
  }

  /**
   * Writes when a connection that was tested is tested next. A test that somebody asked for does not use up the retries,
   * nor put off the one that is to come.
   */
  async tested(
    tx: Transaction,
    connectionId: string,
    { ok, isByItself }: { ok: boolean; isByItself: boolean },
  ): Promise<void> {
    const before = await this.failures(tx, connectionId);
    if (!ok && !isByItself && before > 0) return;
    const failures = ok ? 0 : before + 1;
    await tx.execute(
      'UPDATE connections SET next_verification_at = ?, failed_verifications = ? WHERE id = ?',
      [this.#next(connectionId, failures), failures, connectionId],
    );
  }

  /** How many tests in a row did not pass, or came to nothing. */
  async failures(tx: Transaction, connectionId: string): Promise<number> {
    const [row] = await tx.query<{ failed: number }>(
      'SELECT failed_verifications AS failed FROM connections WHERE id = ?',
      [connectionId],
    );
    return row?.failed ?? 0;
  }

  /** Leaves a connection that has nothing to be tested until its moment of the day. */
  async postpone(connectionId: string, claim: string): Promise<void> {
    await this.deps.database.unitOfWork.run((tx) =>
      tx.execute(
        'UPDATE connections SET next_verification_at = ? WHERE id = ? AND next_verification_at = ?',
        [this.#next(connectionId, 0), connectionId, claim],
      ),
    );
  }

  /**
   * Writes when a test that came to nothing is tried again: like one that did not pass, so that what lasts a moment costs
   * no day, and what lasts is not tried all day.
   */
  async cameToNothing(connectionId: string, claim: string): Promise<void> {
    await this.deps.database.unitOfWork.run(async (tx) => {
      const failures = (await this.failures(tx, connectionId)) + 1;
      await tx.execute(
        `UPDATE connections SET next_verification_at = ?, failed_verifications = ?
         WHERE id = ? AND next_verification_at = ?`,
        [this.#next(connectionId, failures), failures, connectionId, claim],
      );
    });
  }

  /** Makes those due at once whose last test did not pass. */
  async hastenFailing(tx: Transaction): Promise<void> {
    const now = this.#inMs(0);
    await tx.execute(
      `UPDATE connections SET next_verification_at = ?
       WHERE status = 'AUTHORIZED' AND failed_verifications > 0 AND next_verification_at > ?`,
      [now, now],
    );
  }

  #next(connectionId: string, failures: number): string {
    return nextTestAt(connectionId, failures, this.deps.ambient.now()).toISOString();
  }

  #inMs(ms: number): string {
    return new Date(this.deps.ambient.now().getTime() + ms).toISOString();
  }
}
