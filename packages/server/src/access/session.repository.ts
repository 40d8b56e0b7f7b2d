import type { Database, Transaction } from '../database/index.js';
import { roleOf } from '../roles.js';
import type { Administrator } from './administrator.repository.js';

export interface Session {
  readonly idHash: string;
  readonly administrator: Administrator;
  readonly lastSeenAt: string;
}

/** What a session is known by where nothing else of it matters. */
export interface SessionKey {
  readonly idHash: string;
  readonly administrator: Pick<Administrator, 'id'>;
}

/** Who is signed in and asks for something of the own account. */
export interface Asking extends Session {
  /** Where the request came from. */
  readonly address: string;
}

/** The session that asks has been ended since it was found, as by a changed password. */
export interface SessionEnded {
  readonly code: 'UNAUTHENTICATED';
}

/** A session with what its owner knows it by. */
export interface SessionOfAccount {
  readonly idHash: string;
  readonly createdAt: string;
  readonly lastSeenAt: string;
  readonly address: string | null;
  readonly userAgent: string | null;
}

/** Where a session is begun from. */
export interface SessionPlace {
  readonly address: string;
  readonly userAgent: string | null;
}

interface SessionRow {
  id_hash: string;
  last_seen_at: string;
  id: string;
  name: string;
  email: string;
  role: string;
}

/** What a session must satisfy to count: seen after `seenAfter`, expiring after `now`. */
export interface SessionTimes {
  readonly now: string;
  readonly seenAfter: string;
}

/** The rows of sessions; of the token in the cookie only the digest is stored. */
export class SessionRepository {
  constructor(private readonly database: Database) {}

  async findLive(idHash: string, { now, seenAfter }: SessionTimes): Promise<Session | null> {
    const [row] = await this.database.query<SessionRow>(
      `SELECT sessions.id_hash, sessions.last_seen_at, administrators.id, administrators.name, administrators.email,
         administrators.role
       FROM sessions JOIN administrators ON administrators.id = sessions.administrator_id
       WHERE sessions.id_hash = ? AND sessions.expires_at > ? AND sessions.last_seen_at > ?`,
      [idHash, now, seenAfter],
    );
    if (!row) return null;
    const administrator = { id: row.id, name: row.name, email: row.email, role: roleOf(row.role) };
    return { idHash: row.id_hash, administrator, lastSeenAt: row.last_seen_at };
  }

  /** Those of an administrator that count, the one used last first. */
  async ofAdministrator(
    administratorId: string,
    { now, seenAfter }: SessionTimes,
  ): Promise<SessionOfAccount[]> {
    const rows = await this.database.query<{
      id_hash: string;
      created_at: string;
      last_seen_at: string;
      address: string | null;
      user_agent: string | null;
    }>(
      `SELECT id_hash, created_at, last_seen_at, address, user_agent FROM sessions
       WHERE administrator_id = ? AND expires_at > ? AND last_seen_at > ?
       ORDER BY last_seen_at DESC, id_hash`,
      [administratorId, now, seenAfter],
    );
    return rows.map((row) => ({
      idHash: row.id_hash,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      address: row.address,
      userAgent: row.user_agent,
    }));
  }

  async insert(
    tx: Transaction,
    session: {
      readonly idHash: string;
      readonly administratorId: string;
      readonly now: string;
      readonly expiresAt: string;
      readonly place: SessionPlace | null;
    },
  ): Promise<void> {
    const { idHash, administratorId, now, expiresAt, place } = session;
    await tx.execute(
      `INSERT INTO sessions (id_hash, administrator_id, created_at, last_seen_at, expires_at, address, user_agent)
       VALUES (?, ?, ?, ?, ?, ?, ?)`,
      [idHash, administratorId, now, now, expiresAt, place?.address ?? null, place?.userAgent ?? null],
    );
  }

  async touch(tx: Transaction, idHash: string, now: string): Promise<void> {
    await tx.execute('UPDATE sessions SET last_seen_at = ? WHERE id_hash = ?', [now, idHash]);
  }

  async isThere(tx: Transaction, idHash: string): Promise<boolean> {
    return (await tx.query('SELECT 1 FROM sessions WHERE id_hash = ?', [idHash])).length > 0;
  }

  async delete(tx: Transaction, idHash: string): Promise<void> {
    await tx.execute('DELETE FROM sessions WHERE id_hash = ?', [idHash]);
  }

  /** Ends every session of an administrator, but for one; returns their digests. */
  async deleteOf(tx: Transaction, administratorId: string, except: string | null): Promise<string[]> {
    const rows = await tx.query<{ id_hash: string }>(
      'DELETE FROM sessions WHERE administrator_id = ? AND id_hash <> ? RETURNING id_hash',
      [administratorId, except ?? ''],
    );
    return rows.map((row) => row.id_hash);
  }

  async hashesOf(tx: Transaction, administratorId: string): Promise<string[]> {
    const rows = await tx.query<{ id_hash: string }>(
      'SELECT id_hash FROM sessions WHERE administrator_id = ?',
      [administratorId],
    );
    return rows.map((row) => row.id_hash);
  }

  async deleteDead(tx: Transaction, { now, seenAfter }: SessionTimes): Promise<void> {
    await tx.execute('DELETE FROM sessions WHERE expires_at <= ? OR last_seen_at <= ?', [now, seenAfter]);
  }
}
