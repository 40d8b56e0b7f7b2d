import { QueryFailedError } from 'typeorm';
import { UniqueViolationError } from '../database.errors.js';
import type { StatementDialect } from '../statements.js';

/** Statements on SQLite, which knows `?` by itself. */
export const sqliteStatements: StatementDialect = {
  async query(runner, sql, params) {
    // TypeORM's driver drops the rows of what begins with INSERT, UPDATE or DELETE; a space in front keeps RETURNING.
    const rows: unknown = await translateErrors(runner.query(` ${sql}`, [...params]));
    return rows as never[];
  },
  async execute(runner, sql, params) {
    const result = await translateErrors(runner.query(sql.trimStart(), [...params], true));
    return { affected: result.affected ?? 0 };
  },
};

async function translateErrors<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw toUniqueViolation(error) ?? error;
  }
}

/** SQLite names columns alone: `UNIQUE constraint failed: connections.tenant_id, connections.type`. */
function toUniqueViolation(error: unknown): UniqueViolationError | null {
  if (!(error instanceof QueryFailedError)) return null;
  const named = /(?:UNIQUE|PRIMARY KEY) constraint failed: (.+)$/.exec(error.message)?.[1];
  if (named === undefined) return null;
  const columns = named.split(', ').map((column) => column.split('.'));
  return new UniqueViolationError(
    columns[0]?.[0] ?? '',
    columns.map(([, column]) => column ?? ''),
    { cause: error },
  );
}
