import type { Database } from '../database/index.js';
import type { AuthorizationStatus } from './connection.js';
import { addOneOf, type Conditions, oneOf, padded, patternOf, whereClause } from './conditions.js';
import { type ConnectionOrderField, listOf } from './connection.order.js';
import type { CheckedFilter, ConnectionPage, PageRequest } from './connection.page.js';
import { connectionFromRow, readConnectionPage } from './connection.row.js';
import { cursorOf } from './cursor.js';

const columns = {
  NAME: 'sort_name',
  IDENTIFIER: 'identifier',
  TYPE: 'type',
  STATUS: 'status',
  UPDATED_AT: 'updated_at',
  CREATED_AT: 'created_at',
  TENANT: 'sort_tenant',
  ACCOUNT: 'sort_account',
  LAST_VERIFIED_AT: 'sort_verified',
} as const satisfies Record<ConnectionOrderField, string>;

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
    const found = await readConnectionPage(
      this.database,
      column,
      `${whereClause(where)} ORDER BY c.${column} ${direction}, c.id ${direction} LIMIT ?`,
      [...where.params, size + 1],
    );
    const hasMore = found.length > size;
    const rows = found.slice(0, size);
    if (isBackward) rows.reverse();
    return {
      rows: rows.map((row) => ({
        cursor: cursorOf(listOf(order), { key: row.sort_key, id: row.id }),
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

function conditionsOf({ words, types, statuses, tenantIds }: CheckedFilter): Conditions {
  const conditions: Conditions = { sql: [], params: [] };
  for (const word of words) {
    const pattern = patternOf(word);
    conditions.sql.push(
      `(c.search_text LIKE ? ESCAPE '\\' OR c.tenant_id IN (SELECT id FROM tenants WHERE search_text LIKE ? ESCAPE '\\'))`,
    );
    conditions.params.push(pattern, pattern);
  }
  addOneOf(conditions, 'c.type', types);
  addOneOf(conditions, 'c.status', statuses);
  addOneOf(conditions, 'c.tenant_id', tenantIds);
  return conditions;
}
