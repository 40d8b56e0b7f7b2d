import type { Database, Transaction } from '../database/index.js';
import { type Role, roleOf } from '../roles.js';

/** Somebody who signs in to this installation: an administrator, or somebody with another role. */
export interface Administrator {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: string;
}

/** The rows of administrators. Password hashes leave it for a comparison alone. */
export class AdministratorRepository {
  constructor(private readonly database: Database) {}

  async exist(): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM administrators LIMIT 1');
    return rows.length > 0;
  }

  async findByEmail(email: string): Promise<{ administrator: Administrator; passwordHash: string } | null> {
    const [row] = await this.database.query<Row & { password_hash: string }>(
      'SELECT id, name, email, role, password_hash FROM administrators WHERE email = ?',
      [email],
    );
    return row ? { administrator: administratorFromRow(row), passwordHash: row.password_hash } : null;
  }

  async hasPassword(id: string): Promise<boolean> {
    const sql = "SELECT 1 FROM administrators WHERE id = ? AND password_hash <> ''";
    return (await this.database.query(sql, [id])).length > 0;
  }

  async idByEmail(tx: Transaction, email: string): Promise<string | null> {
    const [row] = await tx.query<{ id: string }>('SELECT id FROM administrators WHERE email = ?', [email]);
    return row?.id ?? null;
  }

  async insert(
    tx: Transaction,
    administrator: Administrator,
    passwordHash: string,
    createdAt: string,
  ): Promise<void> {
    await tx.execute(
      'INSERT INTO administrators (id, email, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)',
      [
        administrator.id,
        administrator.email,
        administrator.name,
        administrator.role,
        passwordHash,
        createdAt,
      ],
    );
  }

  async replacePassword(tx: Transaction, administrator: Administrator, passwordHash: string): Promise<void> {
    await tx.execute('UPDATE administrators SET name = ?, role = ?, password_hash = ? WHERE id = ?', [
      administrator.name,
      administrator.role,
      passwordHash,
      administrator.id,
    ]);
    await this.endPasswordReset(tx, administrator.id);
  }

  async changePassword(tx: Transaction, id: string, passwordHash: string): Promise<void> {
    await tx.execute('UPDATE administrators SET password_hash = ? WHERE id = ?', [passwordHash, id]);
    await this.endPasswordReset(tx, id);
  }

  /** Somebody whose account nobody else changes until this unit of work ends. */
  async findHeld(tx: Transaction, id: string): Promise<Administrator | null> {
    const [row] = await tx.query<Row>(
      'UPDATE administrators SET name = name WHERE id = ? RETURNING id, name, email, role',
      [id],
    );
    return row ? administratorFromRow(row) : null;
  }

  /**
   * Whether a password that was compared before is still somebody's. Whoever wants to change the account waits until
   * this unit of work ends, or has come before it.
   */
  async holdPassword(tx: Transaction, id: string, passwordHash: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'UPDATE administrators SET name = name WHERE id = ? AND password_hash = ?',
      [id, passwordHash],
    );
    return affected === 1;
  }

  async recordSignIn(tx: Transaction, id: string, at: string): Promise<void> {
    await tx.execute('UPDATE administrators SET last_signed_in_at = ? WHERE id = ?', [at, id]);
  }

  /** Whoever has a new password needs no other: a link that would give one ends. */
  private async endPasswordReset(tx: Transaction, id: string): Promise<void> {
    await tx.execute('DELETE FROM password_resets WHERE administrator_id = ?', [id]);
  }
}

function administratorFromRow({ id, name, email, role }: Row): Administrator {
  return { id, name, email, role: roleOf(role) };
}
