import { MoveError } from '../database.errors.js';
import type { ReadRows } from '../secret-columns.js';
import type { SqlValue } from '../unit-of-work.js';
import { comparedOnly, leftOut } from './left-out.js';

/** The types of PostgreSQL that columns have; what SQLite holds in a column of each is known to be the same there. */
const columnTypes = ['text', 'integer', 'bigint'] as const;
export type ColumnType = (typeof columnTypes)[number];

export interface MovedColumn {
  readonly name: string;
  readonly type: ColumnType;
}

export interface MovedTable {
  readonly name: string;
  readonly columns: readonly MovedColumn[];
  /** The columns of the primary key, in its order. */
  readonly key: readonly MovedColumn[];
  /** False: PostgreSQL fills it by itself, and it is only compared. */
  readonly isCopied: boolean;
}

/** A row, each value written as text: an integer of 64 bits is none of JavaScript's numbers. */
export type TextRow = readonly (string | null)[];

/** After which key the next page begins; null: at the beginning. */
export type PageStart = TextRow | null;

/**
 * Every table of the source that is not left out by name, parents before what refers to them.
 * @throws MoveError when the target's tables are others
 */
export async function movedTables(source: ReadRows, target: ReadRows): Promise<MovedTable[]> {
  const rows = await source<{ name: string }>(
    String.raw`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY name`,
  );
  const names = rows
    .map(({ name }) => name)
    .filter((name) => !(name in leftOut) || comparedOnly.includes(name));
  const tables: MovedTable[] = [];
  for (const name of await parentsFirst(names, source)) {
    tables.push(await describe(name, source, target));
  }
  return tables;
}

/** The statement, written for either database, that reads a page of a table in the order of its primary key. */
export function pageStatement(
  kind: 'sqlite' | 'postgres',
  { name, columns, key }: MovedTable,
  start: PageStart,
  pageSize: number,
): { sql: string; params: readonly SqlValue[] } {
  const asText = ({ name: column, type }: MovedColumn): string =>
    type === 'text' ? `"${column}"` : `CAST("${column}" AS text)`;
  const values = columns.map((column, index) => `${asText(column)} AS "v${index}"`);
  const keys = key.map(({ name: column, type }) =>
    kind === 'postgres' && type === 'text' ? `"${column}" COLLATE "C"` : `"${column}"`,
  );
  const given = key.map(({ type }) => `CAST(? AS ${type})`);
  const where = start === null ? '' : `WHERE (${keys.join(', ')}) > (${given.join(', ')})`;
  return {
    sql: `SELECT ${values.join(', ')} FROM "${name}" ${where} ORDER BY ${keys.join(', ')} LIMIT ${pageSize}`,
    params: start ?? [],
  };
}

/** A page of a table; its columns are in the order of the table's. */
export async function readPage(
  kind: 'sqlite' | 'postgres',
  query: ReadRows,
  table: MovedTable,
  start: PageStart,
  pageSize: number,
): Promise<TextRow[]> {
  const { sql, params } = pageStatement(kind, table, start, pageSize);
  const rows = await query<Record<string, string | null>>(sql, params);
  return rows.map((row) => table.columns.map((_, index) => row[`v${index}`] ?? null));
}

/** The primary key of a row. */
export function keyOf({ columns, key }: MovedTable, row: TextRow): TextRow {
  return key.map(({ name }) => row[columns.findIndex((column) => column.name === name)] ?? null);
}

async function parentsFirst(names: readonly string[], source: ReadRows): Promise<string[]> {
  const waiting = new Map<string, string[]>();
  for (const name of names) {
    const parents = await source<{ table: string }>('SELECT "table" FROM pragma_foreign_key_list(?)', [name]);
    waiting.set(
      name,
      parents.map((parent) => parent.table).filter((parent) => parent !== name),
    );
  }
  const ordered: string[] = [];
  while (waiting.size > 0) {
    const ready = [...waiting].filter(([, parents]) => !parents.some((parent) => waiting.has(parent)));
    if (ready.length === 0)
      throw new MoveError(`Tables refer to each other in a circle: ${[...waiting.keys()].join(', ')}.`);
    for (const [name] of ready) {
      waiting.delete(name);
      ordered.push(name);
    }
  }
  return ordered;
}

async function describe(name: string, source: ReadRows, target: ReadRows): Promise<MovedTable> {
  const own = await source<{ name: string; pk: number }>('SELECT name, pk FROM pragma_table_info(?)', [name]);
  // What a database works out by itself, pragma_table_info leaves out too.
  const theirs = await target<{ name: string; type: string }>(
    `SELECT column_name AS name, data_type AS type FROM information_schema.columns
     WHERE table_schema = current_schema() AND table_name = ? AND is_generated = 'NEVER'`,
    [name],
  );
  const types = new Map(
    theirs.map((column) => [column.name, columnTypes.find((type) => type === column.type)]),
  );
  const columns = own.flatMap((column) => {
    const type = types.get(column.name);
    return type === undefined ? [] : [{ name: column.name, type }];
  });
  const key = own
    .filter(({ pk }) => pk > 0)
    .sort((one, other) => one.pk - other.pk)
    .flatMap((of) => columns.filter((column) => column.name === of.name));
  if (columns.length !== own.length || theirs.length !== own.length || key.length === 0) {
    throw new MoveError(
      `The table ${name} is not the same on both sides, and nothing of it is moved: please report this as an error of ` +
        'Landbridge.',
    );
  }
  return { name, columns, key, isCopied: !comparedOnly.includes(name) };
}
