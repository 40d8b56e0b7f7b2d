import type { Database, SqlValue } from '../database/index.js';
import { type ConnectionSlice, upTo, orderClause, slicedClauses } from './connection.slice.js';
import { type Conditions, whereClause } from './conditions.js';
import { type ListedRow, readConnectionPage, type RunStatement } from './connection.row.js';
import { trigramQuery } from './trigrams.js';

/** Where one way of searching gives way to the next. */
export interface SearchLimits {
  /** So many candidates are looked at one by one before the list itself is read in its order. */
  readonly few: number;
  /** With more candidates than this, reading the whole table once costs less than fetching them. */
  readonly many: number;
  /** How far the list is read in its order, in the hope that a page of hits is among them. */
  readonly walked: number;
}

const measuredLimits: SearchLimits = { few: 1_000, many: 5_000, walked: 2_000 };

const candidatesSource = `connection_search s CROSS JOIN connection_search_rows r ON r.position = s.rowid
  CROSS JOIN connections c ON c.id = r.connection_id`;

/**
 * Finds connections by text. Whether one is a hit is always decided by its text (the conditions of the slice); what
 * follows only decides in which order they are looked at. PostgreSQL's planner knows how frequent a text is; SQLite's
 * does not, so it is told: rare hits are looked up by their trigrams and then sorted, frequent ones are met soon when
 * the list is read in its order, and what is neither is found by reading everything once.
 */
export class ConnectionSearch {
  constructor(
    private readonly database: Database,
    private readonly limits: SearchLimits = measuredLimits,
  ) {}

  /** The rows of a slice. @throws StatementAbandonedError when `signal` is aborted */
  async rows(slice: ConnectionSlice, words: readonly string[], signal?: AbortSignal): Promise<ListedRow[]> {
    const run = this.#running(signal);
    if (this.database.kind === 'postgres') return this.#inOrder(slice, run);
    const query = trigramQuery(words);
    const candidates = await this.#candidates(query, run);
    if (candidates <= this.limits.few) return this.#sorted(slice, query, run);
    const end = await this.#endOfWalk(slice, run);
    const near = await this.#inOrder(end ? upTo(slice, end) : slice, run);
    if (!end || near.length === slice.limit) return near;
    return this.#sorted(slice, candidates <= this.limits.many ? query : null, run);
  }

  /** Counts what meets the conditions, by `group` (or all as one). @throws as `rows` */
  async counts(
    matching: Conditions,
    words: readonly string[],
    group: string,
    signal?: AbortSignal,
  ): Promise<{ value: string; n: number | string }[]> {
    const run = this.#running(signal);
    const query = this.database.kind === 'sqlite' ? trigramQuery(words) : null;
    const isRare = query !== null && (await this.#candidates(query, run)) <= this.limits.many;
    const { source, where } = isRare ? among(query, matching) : { source: 'connections c', where: matching };
    // An expression, so that SQLite does not read the rows in the order of an index on the column, page after page.
    return run(
      `SELECT ${group} || '' AS value, count(*) AS n FROM ${source}${whereClause(where)} GROUP BY ${group} || ''`,
      where.params,
    );
  }

  #inOrder(slice: ConnectionSlice, run: RunStatement): Promise<ListedRow[]> {
    const { clauses, params } = slicedClauses(slice);
    return readConnectionPage(this.database.kind, run, { column: slice.column, clauses, params });
  }

  /** Sorts all hits: those among the rows with these trigrams, or among all rows. */
  #sorted(slice: ConnectionSlice, query: string | null, run: RunStatement): Promise<ListedRow[]> {
    const { source, where } = query
      ? among(query, slice.matching)
      : { source: 'connections c NOT INDEXED', where: slice.matching };
    const { clauses, params } = slicedClauses({ ...slice, matching: where });
    return readConnectionPage(this.database.kind, run, {
      column: slice.column,
      from: `(SELECT c.id AS id FROM ${source}${clauses}) f CROSS JOIN connections c ON c.id = f.id`,
      clauses: orderClause(slice),
      params,
    });
  }

  async #candidates(query: string | null, run: RunStatement): Promise<number> {
    if (query === null) return Infinity;
    const [found] = await run<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT 1 FROM connection_search WHERE connection_search MATCH ? LIMIT ?)`,
      [query, this.limits.many + 1],
    );
    return found?.n ?? 0;
  }

  /** Null when the list has no more rows than a walk reads. */
  async #endOfWalk(slice: ConnectionSlice, run: RunStatement): Promise<{ key: string; id: string } | null> {
    const everything = { sql: [], params: [] };
    const { clauses, params } = slicedClauses({ ...slice, matching: everything, limit: 1 });
    const [end] = await run<{ key: string; id: string }>(
      `SELECT c.${slice.column} AS key, c.id AS id FROM connections c${clauses} OFFSET ?`,
      [...params, this.limits.walked],
    );
    return end ?? null;
  }

  #running(signal?: AbortSignal): RunStatement {
    return (sql, params) => this.database.search(sql, params, signal);
  }
}

function among(query: string, matching: Conditions): { source: string; where: Conditions } {
  const params: SqlValue[] = [query, ...matching.params];
  return {
    source: candidatesSource,
    where: { sql: ['s.connection_search MATCH ?', ...matching.sql], params },
  };
}
