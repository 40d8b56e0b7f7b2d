import type { SqlValue } from './unit-of-work.js';
import type { SecretPlace } from './secret-box.js';

/** A column of sealed values, and the column whose value each is bound to. */
export interface SecretColumn {
  readonly table: string;
  readonly column: SecretPlace['column'];
  readonly idColumn: string;
}

/** A sealed value where it lies. */
export interface StoredSecret {
  readonly place: SecretPlace;
  readonly sealed: string;
}

export type ReadRows = <T>(sql: string, params?: readonly SqlValue[]) => Promise<T[]>;

const catalogue = {
  sqlite: `SELECT m.name AS "table", c.name AS "column", k.name AS "idColumn"
    FROM sqlite_master m JOIN pragma_table_info(m.name) c JOIN pragma_table_info(m.name) k ON k.pk = 1
    WHERE m.type = 'table' AND c.name LIKE '%@_encrypted' ESCAPE '@' ORDER BY 1, 2`,
  postgres: `SELECT c.table_name AS "table", c.column_name AS "column", k.column_name AS "idColumn"
    FROM information_schema.columns c
    JOIN information_schema.table_constraints t ON t.table_schema = c.table_schema AND t.table_name = c.table_name
      AND t.constraint_type = 'PRIMARY KEY'
    JOIN information_schema.key_column_usage k ON k.constraint_schema = t.constraint_schema
      AND k.constraint_name = t.constraint_name AND k.table_name = t.table_name AND k.ordinal_position = 1
    WHERE c.table_schema = current_schema() AND c.column_name LIKE '%@_encrypted' ESCAPE '@' ORDER BY 1, 2`,
};

/** Every column that holds sealed values: their names end in `_encrypted`, and their tables have a primary key. */
export function secretColumns(kind: 'sqlite' | 'postgres', query: ReadRows): Promise<SecretColumn[]> {
  return query<SecretColumn>(catalogue[kind]);
}

/** All secrets of a column, in batches in the order of their rows. */
export async function* storedSecrets(
  { table, column, idColumn }: SecretColumn,
  query: ReadRows,
  batchSize = 100,
): AsyncGenerator<StoredSecret[]> {
  for (let last: string | null = null; ;) {
    const rows: { id: string; sealed: string }[] = await query(
      `SELECT ${idColumn} AS id, ${column} AS sealed FROM ${table}
       WHERE ${column} IS NOT NULL AND (${last === null ? '1 = 1' : `${idColumn} > ?`})
       ORDER BY ${idColumn} LIMIT ${batchSize}`,
      last === null ? [] : [last],
    );
    const end = rows.at(-1);
    if (!end) return;
    yield rows.map(({ id, sealed }) => ({ place: { table, column, rowId: id }, sealed }));
    last = end.id;
  }
}
