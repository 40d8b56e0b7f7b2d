import type { Database, Transaction } from '../../database/index.js';

export interface PendingSignIn {
  readonly administratorId: string;
  readonly passkeyChallenge: string | null;
}

/** The rows of sign-ins that wait for their second factor; of the token in the cookie only the digest is stored. */
export class PendingSignInRepository {
  constructor(private readonly database: Database) {}

  async insert(
    tx: Transaction,
    row: {
      idHash: string;
      administratorId: string;
      passkeyChallenge: string | null;
      now: string;
      expiresAt: string;
    },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO pending_sign_ins (id_hash, administrator_id, passkey_challenge, tries, created_at, expires_at)
       VALUES (?, ?, ?, 0, ?, ?)`,
      [row.idHash, row.administratorId, row.passkeyChallenge, row.now, row.expiresAt],
    );
  }

  async find(idHash: string, now: string): Promise<PendingSignIn | null> {
    const [row] = await this.database.query<{ administrator_id: string; passkey_challenge: string | null }>(
      `SELECT administrator_id, passkey_challenge FROM pending_sign_ins
       WHERE id_hash = ? AND used_at IS NULL AND expires_at > ?`,
      [idHash, now],
    );
    return row ? { administratorId: row.administrator_id, passkeyChallenge: row.passkey_challenge } : null;
  }

  /** Counts one try of a sign-in that may still be tried; false where it may not. */
  async countTry(tx: Transaction, idHash: string, now: string, limit: number): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE pending_sign_ins SET tries = tries + 1
       WHERE id_hash = ? AND used_at IS NULL AND expires_at > ? AND tries < ?`,
      [idHash, now, limit],
    );
    return affected === 1;
  }

  /** How many tries an account has seen since. */
  async triesSince(tx: Transaction, administratorId: string, since: string): Promise<number> {
    const [row] = await tx.query<{ n: number | string | null }>(
      'SELECT sum(tries) AS n FROM pending_sign_ins WHERE administrator_id = ? AND created_at > ?',
      [administratorId, since],
    );
    return Number(row?.n ?? 0);
  }

  /** The sign-in is complete, and its last try none that failed; false when it was completed before. */
  async use(tx: Transaction, idHash: string, now: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'UPDATE pending_sign_ins SET used_at = ?, tries = tries - 1 WHERE id_hash = ? AND used_at IS NULL',
      [now, idHash],
    );
    return affected === 1;
  }

  async deleteBefore(tx: Transaction, createdBefore: string): Promise<void> {
    await tx.execute('DELETE FROM pending_sign_ins WHERE created_at <= ?', [createdBefore]);
  }

  /** Ends every sign-in of an account that still waits. */
  async endAllOf(tx: Transaction, administratorId: string, now: string): Promise<void> {
    await tx.execute(
      'UPDATE pending_sign_ins SET used_at = ? WHERE administrator_id = ? AND used_at IS NULL',
      [now, administratorId],
    );
  }

  async keepChallenge(
    tx: Transaction,
    sessionHash: string,
    challenge: string,
    expiresAt: string,
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO passkey_registrations (session_hash, challenge, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (session_hash) DO UPDATE SET challenge = excluded.challenge, expires_at = excluded.expires_at`,
      [sessionHash, challenge, expiresAt],
    );
  }

  /** The challenge of the passkey that this session is about to add, used up by asking. */
  async takeChallenge(tx: Transaction, sessionHash: string, now: string): Promise<string | null> {
    const [row] = await tx.query<{ challenge: string; expires_at: string }>(
      'DELETE FROM passkey_registrations WHERE session_hash = ? RETURNING challenge, expires_at',
      [sessionHash],
    );
    return row && row.expires_at > now ? row.challenge : null;
  }
}
