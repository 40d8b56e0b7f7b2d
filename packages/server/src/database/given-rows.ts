import type { Database } from './index.js';

/**
 * Rows that a statement is given as JSON in one parameter (`JSON.stringify` of an array of arrays), to select from:
 * `value ->> 0` is the first of a row as text, other types by `CAST`. One statement serves any number of rows.
 */
export function givenRows(kind: Database['kind']): string {
  return kind === 'sqlite' ? 'json_each(?)' : 'json_array_elements(?::json) AS given(value)';
}
