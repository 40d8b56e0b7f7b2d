import { type Conditions, whereClause } from './conditions.js';
import type { PageStatement } from './connection.row.js';
import type { Place } from './cursor.js';
import type { SqlValue } from '../database/index.js';

/** A part of a list: which rows, between which places, in which order, how many. */
export interface ConnectionSlice {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
  /** What a row must meet, wherever it stands. */
  readonly matching: Conditions;
  /** Where it must stand. */
  readonly between: Conditions;
  readonly limit: number;
}

/** ` ORDER BY …` */
function orderClause({ column, direction }: ConnectionSlice): string {
  return ` ORDER BY c.${column} ${direction}, c.id ${direction}`;
}

/** WHERE, ORDER BY and LIMIT of a slice. */
export function slicedClauses(slice: ConnectionSlice): { clauses: string; params: SqlValue[] } {
  const { matching, between, limit } = slice;
  const where = { sql: [...matching.sql, ...between.sql], params: [...matching.params, ...between.params] };
  return { clauses: `${whereClause(where)}${orderClause(slice)} LIMIT ?`, params: [...where.params, limit] };
}

/** The rows of a slice, with the links that are open at a time; its ids are sought `from` where it is told. */
export function pageStatement(slice: ConnectionSlice, now: string, from = 'connections c'): PageStatement {
  const { clauses, params } = slicedClauses(slice);
  const ids = `SELECT c.id AS id FROM ${from}${clauses}`;
  return { column: slice.column, ids, params, order: orderClause(slice), now };
}

/** Adds that a row stands beyond a place, on its greater or its lesser side. */
export function addBeyond(
  between: Conditions,
  column: string,
  place: Place,
  side: '>' | '<' | '>=' | '<=',
): void {
  between.sql.push(`(c.${column}, c.id) ${side} (?, ?)`);
  between.params.push(place.key, place.id);
}

/** The slice as far as a place, that row included. */
export function upTo(slice: ConnectionSlice, end: Place): ConnectionSlice {
  const between = { sql: [...slice.between.sql], params: [...slice.between.params] };
  addBeyond(between, slice.column, end, slice.direction === 'ASC' ? '<=' : '>=');
  return { ...slice, between };
}
