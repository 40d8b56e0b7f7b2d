import type { Database, SqlValue, Transaction } from '../../database/index.js';
import { type Role, roleOf } from '../../roles.js';
import type { Administrator } from '../administrator.repository.js';
import { creatorOf, isLive } from '../api-key.repository.js';

/** Somebody with an account, as administrators see it. Times in ISO 8601 UTC. */
export interface Person extends Administrator {
  readonly createdAt: string;
  readonly lastSignedInAt: string | null;
  readonly hasSecondFactor: boolean;
  /** What the Microsoft account is called that they sign in by; null where there is none. */
  readonly microsoftAccount: string | null;
  /** How many API keys in use they have made. */
  readonly apiKeyCount: number;
}

interface Row {
  id: string;
  name: string;
  email: string;
  role: string;
  created_at: string;
  last_signed_in_at: string | null;
  factors: number | string;
  microsoft_account: string | null;
  api_keys: number | string;
}

const select = (
  kind: Database['kind'],
): string => `SELECT id, name, email, role, created_at, last_signed_in_at,
  CASE WHEN EXISTS (SELECT 1 FROM passkeys WHERE administrator_id = administrators.id)
    OR EXISTS (SELECT 1 FROM authenticators WHERE administrator_id = administrators.id AND confirmed_at IS NOT NULL)
  THEN 1 ELSE 0 END AS factors,
  (SELECT coalesce(username, object_id) FROM federated_identities WHERE administrator_id = administrators.id)
    AS microsoft_account,
  (SELECT count(*) FROM api_keys WHERE ${creatorOf(kind)} = administrators.id AND ${isLive}) AS api_keys
  FROM administrators`;

/** The rows of people, as far as others look after them. */
export class PersonRepository {
  constructor(private readonly database: Database) {}

  /** Those after a place, the oldest account first. */
  async list(
    after: { createdAt: string; id: string } | null,
    { limit, now }: { limit: number; now: string },
  ): Promise<Person[]> {
    const where = after ? ' WHERE (created_at, id) > (?, ?)' : '';
    const params: SqlValue[] = after ? [now, after.createdAt, after.id, limit] : [now, limit];
    const sql = `${select(this.database.kind)}${where} ORDER BY created_at, id LIMIT ?`;
    const rows = await this.database.query<Row>(sql, params);
    return rows.map(personFromRow);
  }

  async count(): Promise<number> {
    const [row] = await this.database.query<{ n: number | string }>(
      'SELECT count(*) AS n FROM administrators',
    );
    return Number(row?.n ?? 0);
  }

  async find(tx: Transaction, id: string, now: string): Promise<Person | null> {
    const [row] = await tx.query<Row>(`${select(this.database.kind)} WHERE id = ?`, [now, id]);
    return row ? personFromRow(row) : null;
  }

  /**
   * How many administrators there are, and until this unit of work ends nobody else makes them fewer: two who lower
   * each other come one after the other.
   */
  async holdAdministrators(tx: Transaction): Promise<number> {
    await tx.execute(`UPDATE administrators SET role = role WHERE role = 'ADMINISTRATOR'`);
    const [row] = await tx.query<{ n: number | string }>(
      `SELECT count(*) AS n FROM administrators WHERE role = 'ADMINISTRATOR'`,
    );
    return Number(row?.n ?? 0);
  }

  async changeRole(tx: Transaction, id: string, role: Role): Promise<void> {
    await tx.execute('UPDATE administrators SET role = ? WHERE id = ?', [role, id]);
  }

  /** Deletes the account with all that hangs on it: second factors, sign-ins that wait. */
  async delete(tx: Transaction, id: string): Promise<void> {
    await tx.execute('DELETE FROM administrators WHERE id = ?', [id]);
  }
}

function personFromRow(row: Row): Person {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: roleOf(row.role),
    createdAt: row.created_at,
    lastSignedInAt: row.last_signed_in_at,
    hasSecondFactor: Number(row.factors) === 1,
    microsoftAccount: row.microsoft_account,
    apiKeyCount: Number(row.api_keys),
  };
}
