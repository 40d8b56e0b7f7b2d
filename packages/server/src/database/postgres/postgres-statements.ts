import { QueryFailedError } from 'typeorm';
import { UniqueViolationError } from '../database.errors.js';
import { numberedPlaceholders } from '../placeholders.js';
import type { StatementDialect } from '../statements.js';

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
