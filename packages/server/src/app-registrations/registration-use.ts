import type { Database, SqlValue } from '../database/index.js';
import type { Registration } from './registration.js';

type Statements = Pick<Database, 'query'>;

/** A connection that goes on with a registration. */
export interface UsingConnection {
  readonly id: string;
  readonly name: string;
}

const shownAtMost = 20;

/** Which connections use a registration: those that it was chosen for, and those whose grant is its application's. */
export class RegistrationUse {
  constructor(private readonly database: Database) {}

  /** The first of them by name. */
  connectionsOf(registration: Registration, limit: number): Promise<UsingConnection[]> {
    const { where, params } = conditionOf(registration, false);
    return this.database.query<UsingConnection>(
      `SELECT id, name FROM connections WHERE ${where} ORDER BY sort_name, id LIMIT ?`,
      [...params, limit],
    );
  }

  async countOf(registration: Registration): Promise<number> {
    const { where, params } = conditionOf(registration, false);
    const [row] = await this.database.query<{ n: number | string }>(
      `SELECT count(*) AS n FROM connections WHERE ${where}`,
      params,
    );
    return Number(row?.n ?? 0);
  }

  /** Names of those that could not go on without it, 20 at most; a grant goes on where another has the application. */
  async namesOf(
    registration: Registration,
    { isGrantKept }: { isGrantKept: boolean },
    statements: Statements,
  ): Promise<string[]> {
    const { where, params } = conditionOf(registration, isGrantKept);
    const rows = await statements.query<{ name: string }>(
      `SELECT name FROM connections WHERE ${where} ORDER BY sort_name, id LIMIT ?`,
      [...params, shownAtMost],
    );
    return rows.map(({ name }) => name);
  }
}

function conditionOf(
  { id, clientId }: Registration,
  isGrantKept: boolean,
): { where: string; params: SqlValue[] } {
  if (isGrantKept) return { where: 'app_registration_id = ?', params: [id] };
  return {
    where: `(app_registration_id = ? OR (granted_client_id = ? AND status IN ('AUTHORIZED', 'NEEDS_REAUTHORIZATION')))`,
    params: [id, clientId],
  };
}
