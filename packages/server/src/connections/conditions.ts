import type { SqlValue } from '../database/index.js';

/** Conditions that all must hold, and what their `?` stand for. */
export interface Conditions {
  readonly sql: string[];
  readonly params: SqlValue[];
}

/** `WHERE …`, or nothing. */
export function whereClause({ sql }: Conditions): string {
  return sql.length === 0 ? '' : ` WHERE ${sql.join(' AND ')}`;
}

/** The pattern of LIKE … ESCAPE '\' that finds a word anywhere. */
export function patternOf(word: string): string {
  return `%${word.replace(/[\\%_]/g, '\\$&')}%`;
}

/** Adds that a column has one of these values; null does not restrict. */
export function addOneOf(conditions: Conditions, column: string, values: readonly string[] | null): void {
  if (!values) return;
  conditions.sql.push(oneOf(column, values));
  conditions.params.push(...padded(values));
}

/** That a column has one of these values; its parameters are `padded(values)`. */
function oneOf(column: string, values: readonly string[]): string {
  if (values.length === 0) return '1 = 0';
  return `${column} IN (${padded(values)
    .map(() => '?')
    .join(', ')})`;
}

/** Repeats the last value up to a power of two, so that there are few different statements to prepare and remember. */
function padded(values: readonly string[]): string[] {
  if (values.length === 0) return [];
  const size = 2 ** Math.ceil(Math.log2(values.length));
  return Array.from({ length: size }, (_, index) => values[Math.min(index, values.length - 1)] ?? '');
}
