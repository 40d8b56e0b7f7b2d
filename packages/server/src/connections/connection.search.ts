import type { Database } from '../database/index.js';
import { candidatesSource, readAmongCandidates } from './connection.candidates.js';
import { type ConnectionSlice, pageStatement, slicedClauses, upTo } from './connection.slice.js';
import { type Conditions, whereClause } from './conditions.js';
import {
  type ListedRow,
  pageAsText,
  readConnectionPage,
  rowsOfText,
  type RunStatement,
} from './connection.row.js';
import { trigramQueries } from './trigrams.js';

/** Where one way of searching gives way to the next. */
export interface SearchLimits {
  /** So many candidates are looked at one by one before the list itself is read in its order. */
  readonly few: number;
  /** With more candidates than this, reading the whole table once costs less than fetching them. */
  readonly many: number;
  /** How far the list is read in its order, in the hope that a page of hits is among them. */
  readonly walked: number;
}

/** What is looked for; links are open at `now`, in ISO 8601. */
interface Sought {
  readonly words: readonly string[];
  readonly now: string;
}

interface Count {
  readonly value: string;
  readonly n: number | string;
}

const measuredLimits: SearchLimits = { few: 1_000, many: 5_000, walked: 2_000 };

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
  async rows(slice: ConnectionSlice, { words, now }: Sought, signal?: AbortSignal): Promise<ListedRow[]> {
    const run = this.#running(signal);
    const read = (part: ConnectionSlice, from?: string): Promise<ListedRow[]> =>
      readConnectionPage(this.database.kind, run, pageStatement(part, now, from));
    if (this.database.kind === 'postgres') return read(slice);
    const { few, many } = this.limits;
    const queries = trigramQueries(words);
    const among = pageAsText(pageStatement(slice, now, candidatesSource));
    const first = await readAmongCandidates(run, queries, { limit: few, many }, among);
    if (first.read !== null) return rowsOfText(first.read);
    const end = await this.#endOfWalk(slice, run);
    const near = await read(end ? upTo(slice, end) : slice);
    if (!end || near.length === slice.limit) return near;
    if (first.count <= many) {
      const all = await readAmongCandidates(run, queries, { limit: many, many }, among);
      if (all.read !== null) return rowsOfText(all.read);
    }
    return read(slice, 'connections c NOT INDEXED');
  }

  /** Counts what meets the conditions, by `group` (or all as one). @throws as `rows` */
  async counts(
    matching: Conditions,
    words: readonly string[],
    group: string,
    signal?: AbortSignal,
  ): Promise<Count[]> {
    const run = this.#running(signal);
    // An expression, so that SQLite does not read the rows in the order of an index on the column, page after page.
    const counting = (source: string): string =>
      `SELECT ${group} || '' AS value, count(*) AS n FROM ${source}${whereClause(matching)} GROUP BY ${group} || ''`;
    if (this.database.kind === 'sqlite') {
      const { many } = this.limits;
      const { read } = await readAmongCandidates(
        run,
        trigramQueries(words),
        { limit: many, many },
        {
          sql: `SELECT json_group_array(json_object('value', value, 'n', n)) FROM (${counting(candidatesSource)})`,
          params: matching.params,
        },
      );
      if (read !== null) return JSON.parse(read) as Count[];
    }
    return run(counting('connections c'), matching.params);
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
