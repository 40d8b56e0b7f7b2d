import type { Actor } from '../audit/index.js';
import type { Database, SecretPlace, Transaction } from '../database/index.js';
import type { Attempt, AttemptState, Leg, Opening } from './attempt.js';

interface AttemptRow {
  id: string;
  connection_id: string;
  link_id: string | null;
  state: AttemptState;
  allow_account_change: number;
  actor: string;
  created_at: string;
  expires_at: string;
}

interface OpeningRow {
  id: string;
  attempt_id: string;
  leg: Leg;
  nonce: string;
  verifier_encrypted: string;
  cookie_hash: string;
  client_id: string | null;
}

const attemptColumns =
  'id, connection_id, link_id, state, allow_account_change, actor, created_at, expires_at';

/** The rows of attempts and openings; PKCE verifiers are encrypted, states and cookies stored as digests. */
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Attempt | null> {
    const rows = await this.database.query<AttemptRow>(
      `SELECT ${attemptColumns} FROM authorization_attempts WHERE id = ?`,
      [id],
    );
    return rows[0] ? toAttempt(rows[0]) : null;
  }

  async insert(tx: Transaction, attempt: Attempt): Promise<void> {
    await tx.execute(
      `INSERT INTO authorization_attempts (${attemptColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        attempt.id,
        attempt.connectionId,
        attempt.linkId,
        attempt.state,
        attempt.allowsAccountChange ? 1 : 0,
        JSON.stringify(attempt.actor),
        attempt.createdAt,
        attempt.expiresAt,
      ],
    );
  }

  /** Moves an attempt on if it still is in state `from`; false when another request was faster. */
  async move(
    tx: Transaction,
    id: string,
    from: AttemptState,
    to: AttemptState,
    times: { expiresAt: string } | { endedAt: string },
  ): Promise<boolean> {
    const [column, value] =
      'expiresAt' in times ? ['expires_at', times.expiresAt] : ['ended_at', times.endedAt];
    const { affected } = await tx.execute(
      `UPDATE authorization_attempts SET state = ?, ${column} = ? WHERE id = ? AND state = ?`,
      [to, value, id, from],
    );
    return affected === 1;
  }

  /** Keeps an attempt from being moved on, or opened by another request, until this transaction ends; false unless OPEN. */
  async holdOpen(tx: Transaction, id: string): Promise<boolean> {
    const { affected } = await tx.execute(
      "UPDATE authorization_attempts SET state = state WHERE id = ? AND state = 'OPEN'",
      [id],
    );
    return affected === 1;
  }

  /** Ends every attempt of a connection that still waits for somebody. */
  async replaceWaiting(tx: Transaction, connectionId: string, endedAt: string): Promise<void> {
    await tx.execute(
      `UPDATE authorization_attempts SET state = 'REPLACED', ended_at = ?
       WHERE connection_id = ? AND state IN ('OPEN', 'WAITING_FOR_CONSENT')`,
      [endedAt, connectionId],
    );
  }

  /**
   * Ends every attempt of a connection but the one that has succeeded. One that is being redeemed at this moment ends
   * too: its account was compared with the one before, and its tokens would take the place of the newer ones.
   */
  async replaceOthers(
    tx: Transaction,
    connectionId: string,
    succeededId: string,
    endedAt: string,
  ): Promise<void> {
    await tx.execute(
      `UPDATE authorization_attempts SET state = 'REPLACED', ended_at = ?
       WHERE connection_id = ? AND id <> ? AND state IN ('OPEN', 'REDEEMING', 'WAITING_FOR_CONSENT')`,
      [endedAt, connectionId, succeededId],
    );
  }

  /** Ends the attempts that were begun with a link of this connection. */
  async replaceThoseOfLinks(tx: Transaction, connectionId: string, endedAt: string): Promise<void> {
    await tx.execute(
      `UPDATE authorization_attempts SET state = 'REPLACED', ended_at = ?
       WHERE connection_id = ? AND link_id IS NOT NULL AND state IN ('OPEN', 'WAITING_FOR_CONSENT')`,
      [endedAt, connectionId],
    );
  }

  /** Attempts whose time has run out, oldest first. */
  async expired(now: string, limit: number): Promise<Attempt[]> {
    const rows = await this.database.query<AttemptRow>(
      `SELECT ${attemptColumns} FROM authorization_attempts
       WHERE state IN ('OPEN', 'REDEEMING', 'WAITING_FOR_CONSENT') AND expires_at <= ? ORDER BY expires_at LIMIT ?`,
      [now, limit],
    );
    return rows.map(toAttempt);
  }

  /** Whether an attempt of this connection is still under way. */
  async hasOpen(tx: Transaction, connectionId: string): Promise<boolean> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM authorization_attempts
       WHERE connection_id = ? AND state IN ('OPEN', 'REDEEMING', 'WAITING_FOR_CONSENT') LIMIT 1`,
      [connectionId],
    );
    return rows.length > 0;
  }

  async insertOpening(
    tx: Transaction,
    opening: Opening & { stateHash: string; createdAt: string },
  ): Promise<void> {
    await tx.execute(
      `INSERT INTO authorization_openings
       (id, attempt_id, leg, state_hash, nonce, verifier_encrypted, cookie_hash, client_id, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        opening.id,
        opening.attemptId,
        opening.leg,
        opening.stateHash,
        opening.nonce,
        this.database.secrets.seal(opening.codeVerifier, verifierPlace(opening.id)),
        opening.cookieHash,
        opening.clientId,
        opening.createdAt,
      ],
    );
  }

  async findOpeningByState(stateHash: string): Promise<Opening | null> {
    return this.findOpening('state_hash', stateHash);
  }

  async findOpeningById(id: string): Promise<Opening | null> {
    return this.findOpening('id', id);
  }

  async countOpenings(tx: Transaction, attemptId: string): Promise<number> {
    const rows = await tx.query<{ n: number | string }>(
      'SELECT count(*) AS n FROM authorization_openings WHERE attempt_id = ?',
      [attemptId],
    );
    return Number(rows[0]?.n ?? 0);
  }

  private async findOpening(column: 'id' | 'state_hash', value: string): Promise<Opening | null> {
    const rows = await this.database.query<OpeningRow>(
      `SELECT id, attempt_id, leg, nonce, verifier_encrypted, cookie_hash, client_id FROM authorization_openings WHERE ${column} = ?`,
      [value],
    );
    const row = rows[0];
    if (!row) return null;
    return {
      id: row.id,
      attemptId: row.attempt_id,
      leg: row.leg,
      nonce: row.nonce,
      codeVerifier: this.database.secrets.open(row.verifier_encrypted, verifierPlace(row.id)),
      cookieHash: row.cookie_hash,
      clientId: row.client_id,
    };
  }
}

function verifierPlace(openingId: string): SecretPlace {
  return { table: 'authorization_openings', column: 'verifier_encrypted', rowId: openingId };
}

function toAttempt(row: AttemptRow): Attempt {
  return {
    id: row.id,
    connectionId: row.connection_id,
    linkId: row.link_id,
    state: row.state,
    allowsAccountChange: row.allow_account_change === 1,
    actor: JSON.parse(row.actor) as Actor,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
