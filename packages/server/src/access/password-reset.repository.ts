import type { Database, Transaction } from '../database/index.js';
import { roleOf } from '../roles.js';
import type { Administrator } from './administrator.repository.js';

/** A link that gives somebody a new password, without its token. */
export interface PasswordReset {
  readonly administrator: Administrator;
  readonly removesSecondFactors: boolean;
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: string;
  removes_second_factors: number | string;
}

const select = `SELECT administrators.id, administrators.name, administrators.email, administrators.role,
    password_resets.removes_second_factors
  FROM password_resets JOIN administrators ON administrators.id = password_resets.administrator_id
  WHERE password_resets.token_hash = ? AND password_resets.expires_at > ?`;

/** The rows of links that give a new password; of their tokens only the digest is stored. A used one is deleted. */
export class PasswordResetRepository {
  constructor(private readonly database: Database) {}

  /** The one link of its person from now on. */
  async replace(
    tx: Transaction,
    reset: {
      readonly administratorId: string;
      readonly tokenHash: string;
      readonly createdAt: string;
      readonly expiresAt: string;
      readonly removesSecondFactors: boolean;
    },
  ): Promise<void> {
    await tx.execute('DELETE FROM password_resets WHERE administrator_id = ?', [reset.administratorId]);
    await tx.execute(
      `INSERT INTO password_resets (administrator_id, token_hash, created_at, expires_at, removes_second_factors)
       VALUES (?, ?, ?, ?, ?)`,
      [
        reset.administratorId,
        reset.tokenHash,
        reset.createdAt,
        reset.expiresAt,
        Number(reset.removesSecondFactors),
      ],
    );
  }

  async findOpen(tokenHash: string, now: string): Promise<PasswordReset | null> {
    return first(await this.database.query<Row>(select, [tokenHash, now]));
  }

  /** Uses a link up; null when somebody was faster or it has ended. */
  async take(tx: Transaction, tokenHash: string, now: string): Promise<PasswordReset | null> {
    const reset = first(await tx.query<Row>(select, [tokenHash, now]));
    const { affected } = await tx.execute('DELETE FROM password_resets WHERE token_hash = ?', [tokenHash]);
    return affected === 1 ? reset : null;
  }
}

function first([row]: readonly Row[]): PasswordReset | null {
  if (!row) return null;
  const { id, name, email, role } = row;
  return {
    administrator: { id, name, email, role: roleOf(role) },
    removesSecondFactors: Number(row.removes_second_factors) === 1,
  };
}
