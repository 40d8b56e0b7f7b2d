import type { Database } from '../database/index.js';
import type { AuthorizationStatus } from './connection.js';
import { addOneOf, type Conditions, patternOf, whereClause } from './conditions.js';
import { type ConnectionOrderField, listOf } from './connection.order.js';
import type { CheckedFilter, ConnectionPage, PageRequest } from './connection.page.js';
import {
  connectionFromRow,
  linkFromRow,
  type ListedRow,
  readConnectionPage,
  type RunStatement,
} from './connection.row.js';
import { ConnectionSearch, type SearchLimits } from './connection.search.js';
import { addBeyond, type ConnectionSlice, pageStatement } from './connection.slice.js';
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

/** Lists and counts of connections, read as raw rows. */
export class ConnectionList {
  readonly #search: ConnectionSearch;

  constructor(
    private readonly database: Database,
    searchLimits?: SearchLimits,
  ) {
    this.#search = new ConnectionSearch(database, searchLimits);
  }

  /**
   * One page by keyset: whatever is inserted meanwhile, no row is shown twice or left out.
   * `now` tells which links are open still.
   * @throws StatementAbandonedError when `signal` is aborted during a search
   */
  async page(request: PageRequest, now: string, signal?: AbortSignal): Promise<ConnectionPage> {
    const { order, filter, size, isBackward, after, before } = request;
    const slice = sliceOf(request);
    const found =
      filter.words.length > 0
        ? await this.#search.rows(slice, { words: filter.words, now }, signal)
        : await this.#rows(slice, now);
    const hasMore = found.length > size;
    const rows = found.slice(0, size);
    if (isBackward) rows.reverse();
    return {
      rows: rows.map((row) => ({
        cursor: cursorOf(listOf(order), { key: row.sort_key, id: row.id }),
        connection: connectionFromRow(row),
        link: linkFromRow(row),
      })),
      hasNextPage: isBackward ? before !== null : hasMore,
      hasPreviousPage: isBackward ? hasMore : after !== null,
    };
  }

  /** @throws as `page` */
  async count(filter: CheckedFilter, signal?: AbortSignal): Promise<number> {
    const where = conditionsOf(filter);
    if (filter.words.length > 0) {
      const [found] = await this.#search.counts(where, filter.words, `''`, signal);
      return Number(found?.n ?? 0);
    }
    const sql = `SELECT count(*) AS n FROM connections c${whereClause(where)}`;
    const [row] = await this.database.query<{ n: number | string }>(sql, where.params);
    return Number(row?.n ?? 0);
  }

  /** How many connections are in each state that occurs. @throws as `page` */
  async statusCounts(
    filter: CheckedFilter,
    signal?: AbortSignal,
  ): Promise<{ status: AuthorizationStatus; count: number }[]> {
    const where = conditionsOf(filter);
    const rows =
      filter.words.length > 0
        ? await this.#search.counts(where, filter.words, 'c.status', signal)
        : await this.database.query<{ value: string; n: number | string }>(
            `SELECT c.status AS value, count(*) AS n FROM connections c${whereClause(where)} GROUP BY c.status`,
            where.params,
          );
    return rows.map(({ value, n }) => ({ status: value as AuthorizationStatus, count: Number(n) }));
  }

  #rows(slice: ConnectionSlice, now: string): Promise<ListedRow[]> {
    const run: RunStatement = (sql, values) => this.database.query(sql, values);
    return readConnectionPage(this.database.kind, run, pageStatement(slice, now));
  }
}

function sliceOf({ order, filter, size, isBackward, after, before }: PageRequest): ConnectionSlice {
  const column = columns[order.field];
  const between: Conditions = { sql: [], params: [] };
  const isAscending = order.direction === 'ASC';
  if (after) addBeyond(between, column, after, isAscending ? '>' : '<');
  if (before) addBeyond(between, column, before, isAscending ? '<' : '>');
  return {
    column,
    direction: isAscending !== isBackward ? 'ASC' : 'DESC',
    matching: conditionsOf(filter),
    between,
    limit: size + 1,
  };
}

function conditionsOf({ words, types, statuses, tenantIds, ids }: CheckedFilter): Conditions {
  const conditions: Conditions = { sql: [], params: [] };
  for (const word of words) {
    // A word holds no space, so it lies in one of the two texts.
    conditions.sql.push(`(c.search_text || ' ' || c.tenant_search_text) LIKE ? ESCAPE '\\'`);
    conditions.params.push(patternOf(word));
  }
  addOneOf(conditions, 'c.type', types);
  addOneOf(conditions, 'c.status', statuses);
  addOneOf(conditions, 'c.tenant_id', tenantIds);
  addOneOf(conditions, 'c.id', ids);
  return conditions;
}
