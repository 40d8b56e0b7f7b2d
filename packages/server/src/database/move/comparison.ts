import { MoveError } from '../database.errors.js';
import type { ReadRows } from '../secret-columns.js';
import { keyOf, type MovedTable, type PageStart, readPage, type TextRow } from './moved-table.js';

/**
 * Reads every row of a table on both sides, in the order of its key.
 * @returns how many there are
 * @throws MoveError at the first that is not the same
 */
export async function compareTable(
  table: MovedTable,
  source: ReadRows,
  target: ReadRows,
  pageSize: number,
): Promise<number> {
  let rows = 0;
  for (let start: PageStart = null; ;) {
    const [here, there] = await Promise.all([
      readPage('sqlite', source, table, start, pageSize),
      readPage('postgres', target, table, start, pageSize),
    ]);
    const other = Array.from({ length: Math.max(here.length, there.length) }, (_, index) => index).find(
      (index) => !isSame(here[index], there[index]),
    );
    if (other !== undefined) throw difference(table, here[other] ?? there[other] ?? []);
    const end = here.at(-1);
    if (!end) return rows;
    rows += here.length;
    start = keyOf(table, end);
  }
}

function isSame(here: TextRow | undefined, there: TextRow | undefined): boolean {
  return here?.length === there?.length && (here ?? []).every((value, index) => value === there?.[index]);
}

function difference(table: MovedTable, row: TextRow): MoveError {
  return new MoveError(
    `The row ${keyOf(table, row).join(', ')} of ${table.name} is not the same on both sides: the hub was used since the ` +
      'move began. Make the PostgreSQL database anew, empty, and run this again. The SQLite file is as it was.',
  );
}
