import type { Database, Transaction } from '../database/index.js';

/** Who administers this installation. */
export interface Administrator {
  readonly id: string;
  readonly name: string;
  readonly email: string;
}

/** The rows of administrators. Password hashes leave it for a comparison alone. */
export class AdministratorRepository {
  constructor(private readonly database: Database) {}

  async exist(): Promise<boolean> {
    const rows = await this.database.query('SELECT 1 FROM administrators LIMIT 1');
    return rows.length > 0;
  }

  async findByEmail(email: string): Promise<{ administrator: Administrator; passwordHash: string } | null> {
    const [row] = await this.database.query<Administrator & { password_hash: string }>(
      'SELECT id, name, email, password_hash FROM administrators WHERE email = ?',
      [email],
    );
    return row
      ? { administrator: { id: row.id, name: row.name, email: row.email }, passwordHash: row.password_hash }
      : null;
  }

  async find(id: string): Promise<Administrator | null> {
    const [row] = await this.database.query<Administrator>(
      'SELECT id, name, email FROM administrators WHERE id = ?',
      [id],
    );
    return row ?? null;
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
      'INSERT INTO administrators (id, email, name, password_hash, created_at) VALUES (?, ?, ?, ?, ?)',
      [administrator.id, administrator.email, administrator.name, passwordHash, createdAt],
    );
  }

  async replacePassword(tx: Transaction, administrator: Administrator, passwordHash: string): Promise<void> {
    await tx.execute('UPDATE administrators SET name = ?, password_hash = ? WHERE id = ?', [
      administrator.name,
      passwordHash,
      administrator.id,
    ]);
  }

  async recordSignIn(tx: Transaction, id: string, at: string): Promise<void> {
    await tx.execute('UPDATE administrators SET last_signed_in_at = ? WHERE id = ?', [at, id]);
  }
}
