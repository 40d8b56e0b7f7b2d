import { QueryFailedError } from 'typeorm';
import { UniqueViolationError } from '../database.errors.js';
import { numberedPlaceholders } from '../placeholders.js';
import type { StatementDialect } from '../statements.js';

// A statement has 65,535 parameters at most.
const rowsAtOnce = 500;

/** Statements on PostgreSQL, whose placeholders are numbered. */
export const postgresStatements: StatementDialect = {
  async query(runner, sql, params) {
    const result = await translateErrors(runner.query(numberedPlaceholders(sql), [...params], true));
    return result.records as never[];
  },
  async execute(runner, sql, params) {
    const result = await translateErrors(runner.query(numberedPlaceholders(sql), [...params], true));
    return { affected: result.affected ?? 0 };
  },
  async append(runner, { name, columns, order }, rows) {
    if (order) {
      // Sequences hand out positions in the order of asking, not of committing: a reader could see 8 before 7 is there
      // and never look back. Held until the commit, the lock makes the two orders one.
      const sql = `SELECT pg_advisory_xact_lock(?), pg_notify(?, '')`;
      await this.query(runner, sql, [order.lock, order.channel]);
    }
    const row = `(${columns.map(() => '?').join(', ')})`;
    const returning = order ? ' RETURNING position' : '';
    const positions: number[] = [];
    for (let from = 0; from < rows.length; from += rowsAtOnce) {
      const some = rows.slice(from, from + rowsAtOnce);
      const sql = `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${some.map(() => row).join(', ')}${returning}`;
      const written = await this.query<{ position?: string }>(runner, sql, some.flat());
      positions.push(...written.map(({ position }) => Number(position)));
    }
    return positions;
  },
  async takeHead(runner, headTable) {
    // Who has waited for the row sees it as the other transaction left it, also at READ COMMITTED.
    const sql = `SELECT sequence, hash FROM ${headTable} FOR UPDATE`;
    const [head] = await this.query<{ sequence: string; hash: string }>(runner, sql, []);
    if (!head) throw new Error(`${headTable} has lost its row: run landbridge verify-audit.`);
    return { sequence: Number(head.sequence), hash: head.hash };
  },
};

/** The SQLSTATE of a failed statement, or null. */
export function sqlStateOf(error: unknown): string | null {
  if (!(error instanceof QueryFailedError)) return null;
  const driverError: unknown = error.driverError;
  return stringProperty(driverError, 'code');
}

async function translateErrors<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw toUniqueViolation(error) ?? error;
  }
}

/** The detail is `Key (identifier)=(sales) already exists.` in the server's language: only the parentheses are read. */
function toUniqueViolation(error: unknown): UniqueViolationError | null {
  if (sqlStateOf(error) !== '23505' || !(error instanceof QueryFailedError)) return null;
  const columns =
    /\(([^)]*)\)=/.exec(stringProperty(error.driverError, 'detail') ?? '')?.[1]?.split(', ') ?? [];
  return new UniqueViolationError(stringProperty(error.driverError, 'table') ?? '', columns, {
    cause: error,
  });
}

function stringProperty(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const property: unknown = Reflect.get(value, name);
  return typeof property === 'string' ? property : null;
}
