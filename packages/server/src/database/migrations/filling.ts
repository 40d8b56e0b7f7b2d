import type { QueryRunner } from 'typeorm';

/** A row that is filled: its id, and the columns that were read. */
export type FilledRow = Readonly<Record<string, string | null>> & { readonly id: string };

const batchSize = 1_000;

/** Computes a new column of every row of a table, many rows a statement. */
export async function inBatches(
  queryRunner: QueryRunner,
  filling: { table: string; column: string; reads: string; valueOf: (row: FilledRow) => string },
): Promise<void> {
  const { table, column, reads, valueOf } = filling;
  const isPostgres = queryRunner.connection.options.type === 'postgres';
  const after = isPostgres ? '$1' : '?';
  const [values, key, value] = isPostgres
    ? ['json_array_elements($1::json) AS j(pair)', 'j.pair ->> 0', 'j.pair ->> 1']
    : ['json_each(?) AS j', 'j.value ->> 0', 'j.value ->> 1'];
  for (let last = ''; ;) {
    const rows = (await queryRunner.query(
      `SELECT id, ${reads} FROM ${table} WHERE id > ${after} ORDER BY id LIMIT ${batchSize}`,
      [last],
    )) as FilledRow[];
    const end = rows.at(-1);
    if (!end) return;
    await queryRunner.query(
      `UPDATE ${table} SET ${column} = ${value} FROM ${values} WHERE ${table}.id = ${key}`,
      [JSON.stringify(rows.map((row) => [row.id, valueOf(row)]))],
    );
    last = end.id;
  }
}

/** How text was folded for comparison when these migrations were written; they must not change when the hub does. */
export function foldedText(text: string): string {
  return text
    .slice(0, 2_000)
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Cs}]/gu, '')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 1_000);
}
