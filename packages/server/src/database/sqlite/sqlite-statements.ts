import { UniqueViolationError } from '../database.errors.js';
import type { ChainHead } from '../log-chain.js';
import type { StatementDialect } from '../statements.js';
import type { LogTable } from '../unit-of-work.js';
import type { PreparedStatements } from './prepared-statements.js';

/** Statements on SQLite, which knows `?` by itself, through the writer's one connection. */
export function sqliteStatements(prepared: PreparedStatements): StatementDialect {
  return {
    query: (_runner, sql, params) => translateErrors(prepared.all(sql, params)),
    async execute(_runner, sql, params) {
      const { affected } = await translateErrors(prepared.run(sql, params));
      return { affected };
    },
    async append(_runner, log, rows) {
      const { lastId } = await translateErrors(prepared.run(insertMany(log), [JSON.stringify(rows)]));
      // AUTOINCREMENT counts on by one within a statement, and there is one writer.
      return log.order ? rows.map((_, index) => lastId - rows.length + 1 + index) : [];
    },
    async takeHead(_runner, headTable) {
      const sql = `SELECT sequence, hash FROM ${headTable}`;
      const [head] = await translateErrors(prepared.all<ChainHead>(sql, []));
      if (!head) throw new Error(`${headTable} has lost its row: run landbridge verify-audit.`);
      return head;
    },
  };
}

/** One statement for any number of rows, which come as JSON: it is prepared once, and only one value is bound. */
function insertMany({ name, columns }: LogTable): string {
  const values = columns.map((_, index) => `value ->> ${index}`);
  return `INSERT INTO ${name} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM json_each(?) ORDER BY key`;
}

async function translateErrors<T>(statement: Promise<T>): Promise<T> {
  try {
    return await statement;
  } catch (error) {
    throw toUniqueViolation(error) ?? error;
  }
}

/** SQLite names columns alone: `UNIQUE constraint failed: connections.tenant_id, connections.type`. */
function toUniqueViolation(error: unknown): UniqueViolationError | null {
  if (!(error instanceof Error)) return null;
  const named = /(?:UNIQUE|PRIMARY KEY) constraint failed: (.+)$/.exec(error.message)?.[1];
  if (named === undefined) return null;
  const columns = named.split(', ').map((column) => column.split('.'));
  return new UniqueViolationError(
    columns[0]?.[0] ?? '',
    columns.map(([, column]) => column ?? ''),
    { cause: error },
  );
}
