import type { Actor } from '../../audit/index.js';
import type { Database, Transaction } from '../../database/index.js';
import { type Role, roleOf } from '../../roles.js';

/** An invitation that nobody has accepted, without its link. Times in ISO 8601 UTC. */
export interface Invitation {
  readonly id: string;
  readonly email: string;
  /** As whoever invites wrote it; who accepts may change it. */
  readonly name: string | null;
  readonly role: Role;
  readonly invitedBy: Actor;
  readonly createdAt: string;
  readonly expiresAt: string;
}

interface Row {
  id: string;
  email: string;
  name: string | null;
  role: string;
  invited_by: string;
  created_at: string;
  expires_at: string;
}

const columns = 'id, email, name, role, invited_by, created_at, expires_at';

/** The rows of invitations; of their links only the digest is stored. What was accepted or withdrawn is deleted. */
export class InvitationRepository {
  constructor(private readonly database: Database) {}

  /** Expired ones too, the newest first. */
  async all(): Promise<Invitation[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM invitations ORDER BY created_at DESC, id DESC`,
    );
    return rows.map(invitationFromRow);
  }

  async findOpen(tokenHash: string, now: string): Promise<Invitation | null> {
    return first(
      await this.database.query<Row>(
        `SELECT ${columns} FROM invitations WHERE token_hash = ? AND expires_at > ?`,
        [tokenHash, now],
      ),
    );
  }

  async count(tx: Transaction): Promise<number> {
    const [row] = await tx.query<{ n: number | string }>('SELECT count(*) AS n FROM invitations');
    return Number(row?.n ?? 0);
  }

  async insert(tx: Transaction, invitation: Invitation, tokenHash: string): Promise<void> {
    const { id, email, name, role, invitedBy, createdAt, expiresAt } = invitation;
    await tx.execute(
      `INSERT INTO invitations (id, email, name, role, token_hash, invited_by, inviter_id, created_at, expires_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [id, email, name, role, tokenHash, JSON.stringify(invitedBy), invitedBy.id, createdAt, expiresAt],
    );
  }

  /** Uses an invitation up; null when somebody was faster or it has ended. */
  async take(tx: Transaction, tokenHash: string, now: string): Promise<Invitation | null> {
    return first(
      await tx.query<Row>(
        `DELETE FROM invitations WHERE token_hash = ? AND expires_at > ? RETURNING ${columns}`,
        [tokenHash, now],
      ),
    );
  }

  async delete(tx: Transaction, id: string): Promise<Invitation | null> {
    return first(await tx.query<Row>(`DELETE FROM invitations WHERE id = ? RETURNING ${columns}`, [id]));
  }

  async deleteTo(tx: Transaction, email: string): Promise<Invitation | null> {
    return first(
      await tx.query<Row>(`DELETE FROM invitations WHERE email = ? RETURNING ${columns}`, [email]),
    );
  }

  async deleteBy(tx: Transaction, inviterId: string): Promise<Invitation[]> {
    const sql = `DELETE FROM invitations WHERE inviter_id = ? RETURNING ${columns}`;
    return (await tx.query<Row>(sql, [inviterId])).map(invitationFromRow);
  }
}

function first([row]: readonly Row[]): Invitation | null {
  return row ? invitationFromRow(row) : null;
}

function invitationFromRow(row: Row): Invitation {
  return {
    id: row.id,
    email: row.email,
    name: row.name,
    role: roleOf(row.role),
    invitedBy: JSON.parse(row.invited_by) as Actor,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
