import type { Database, SqlValue } from '../database/index.js';
import type { AuthorizationStatus } from './connection.js';
import type { ConnectionOrderField } from './connection.order.js';
import type { CheckedFilter, ConnectionPage, PageRequest } from './connection.page.js';
import { type ConnectionRow, connectionFromRow, readConnectionRows } from './connection.row.js';
import { cursorOf } from './cursor.js';

const columns = {
  NAME: 'sort_name',
  IDENTIFIER: 'identifier',
  TYPE: 'type',
  STATUS: 'status',
  UPDATED_AT: 'updated_at',
  CREATED_AT: 'created_at',
} as const satisfies Record<ConnectionOrderField, keyof ConnectionRow>;

export interface OpenLink {
  readonly requestedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

/** Lists and counts of connections, read as raw rows. */
export class ConnectionList {
  constructor(private readonly database: Database) {}

  /** One page by keyset: whatever is inserted meanwhile, no row is shown twice or left out. */
  async page({ order, filter, size, isBackward, after, before }: PageRequest): Promise<ConnectionPage> {
    const column = columns[order.field];
    const isAscending = (order.direction === 'ASC') !== isBackward;
    const where = conditionsOf(filter);
    for (const [place, isLower] of [
      [after, order.direction === 'ASC'],
      [before, order.direction === 'DESC'],
    ] as const) {
      if (!place) continue;
      where.sql.push(`(c.${column}, c.id) ${isLower ? '>' : '<'} (?, ?)`);
      where.params.push(place.key, place.id);
    }
    const direction = isAscending ? 'ASC' : 'DESC';
    const found = await readConnectionRows(
      this.database,
      `${whereClause(where)} ORDER BY c.${column} ${direction}, c.id ${direction} LIMIT ?`,
      [...where.params, size + 1],
    );
    const hasMore = found.length > size;
    const rows = found.slice(0, size);
    if (isBackward) rows.reverse();
    return {
      rows: rows.map((row) => ({
        cursor: cursorOf(order, { key: row[column], id: row.id }),
        connection: connectionFromRow(row),
      })),
      hasNextPage: isBackward ? before !== null : hasMore,
      hasPreviousPage: isBackward ? hasMore : after !== null,
    };
  }

  async count(filter: CheckedFilter): Promise<number> {
    const where = conditionsOf(filter);
    const sql = `SELECT count(*) AS n FROM connections c${whereClause(where)}`;
    const [row] = await this.database.query<{ n: number | string }>(sql, where.params);
    return Number(row?.n ?? 0);
  }

  /** How many connections are in each state that occurs. */
  async statusCounts(filter: CheckedFilter): Promise<{ status: AuthorizationStatus; count: number }[]> {
    const where = conditionsOf(filter);
    const rows = await this.database.query<{ status: AuthorizationStatus; n: number | string }>(
      `SELECT c.status, count(*) AS n FROM connections c${whereClause(where)} GROUP BY c.status`,
      where.params,
    );
    return rows.map(({ status, n }) => ({ status, count: Number(n) }));
  }

  /** The authorization links that are still open, by connection. */
  async openLinks(connectionIds: readonly string[], now: string): Promise<Map<string, OpenLink>> {
    const rows = await this.database.query<
      Record<'connection_id' | 'requested_by' | 'created_at' | 'expires_at', string>
    >(
      `SELECT connection_id, requested_by, created_at, expires_at FROM authorization_links
       WHERE ${oneOf('connection_id', connectionIds)} AND state = 'OPEN' AND expires_at > ? ORDER BY created_at`,
      [...padded(connectionIds), now],
    );
    return new Map(
      rows.map((row) => [
        row.connection_id,
        { requestedBy: row.requested_by, createdAt: row.created_at, expiresAt: row.expires_at },
      ]),
    );
  }
}

interface Conditions {
  readonly sql: string[];
  readonly params: SqlValue[];
}

function conditionsOf({ words, types, statuses, tenantIds }: CheckedFilter): Conditions {
  const conditions: Conditions = { sql: [], params: [] };
  for (const word of words) {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    conditions.sql.push(
      `(c.search_text LIKE ? ESCAPE '\\' OR c.tenant_id IN (SELECT id FROM tenants WHERE search_text LIKE ? ESCAPE '\\'))`,
    );
    conditions.params.push(pattern, pattern);
  }
  for (const [column, values] of [
    ['c.type', types],
    ['c.status', statuses],
    ['c.tenant_id', tenantIds],
  ] as const) {
    if (!values) continue;
    conditions.sql.push(oneOf(column, values));
    conditions.params.push(...padded(values));
  }
  return conditions;
}

function whereClause({ sql }: Conditions): string {
  return sql.length === 0 ? '' : ` WHERE ${sql.join(' AND ')}`;
}

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
