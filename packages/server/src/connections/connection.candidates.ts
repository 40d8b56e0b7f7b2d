import type { SqlValue } from '../database/index.js';
import type { RunStatement } from './connection.row.js';

// A word that more tenants hold is frequent; others narrow the search down, or nothing does.
const maxTenants = 256;

/** A tenant as the index of connections names it (migration 0004): by three characters, which are one trigram. */
const tenantToken = `'"' || char(57344 + p % 6400, 57344 + p / 6400 % 6400, 57344 + p / 40960000) || '"'`;

/**
 * The connections that may hold all words (SQLite): for each word those with its trigrams, and those of tenants with its
 * trigrams; and what is not in the index yet. `found` holds their positions, `sought` what FTS5 was asked: null when no
 * word narrows anything down. Its parameters are the words' queries as JSON, and how many are looked at at most.
 */
const withCandidates = `WITH
  words(own, tenants) AS (SELECT j.value,
    (SELECT CASE WHEN count(*) <= ${maxTenants} THEN coalesce(group_concat(' OR ' || ${tenantToken}, ''), '') END
      FROM (SELECT rowid AS p FROM tenant_search WHERE tenant_search MATCH j.value LIMIT ${maxTenants + 1}))
    FROM json_each(?) j),
  sought(query) AS MATERIALIZED (
    SELECT group_concat('((' || own || ')' || tenants || ')', ' AND ') FROM words WHERE tenants IS NOT NULL),
  found(position) AS MATERIALIZED (
    SELECT position FROM (SELECT s.rowid AS position FROM connection_search s
      WHERE s.connection_search MATCH (SELECT coalesce(query, '""') FROM sought) LIMIT ?)
    UNION SELECT position FROM connection_search_pending)`;

/** Where the candidates' connections are read from. */
export const candidatesSource = `found CROSS JOIN connection_search_rows r ON r.position = found.position
  CROSS JOIN connections c ON c.id = r.connection_id`;

/** What came of asking for candidates: how many there are, and what was read of them, if it was at most the limit. */
interface Candidates {
  readonly count: number;
  readonly read: string | null;
}

/**
 * Counts the candidates and, where they are at most `limit`, reads from them: in one statement, since the next one
 * would look for them again. `reading` selects one text. Counts no further than `many`.
 */
export async function readAmongCandidates(
  run: RunStatement,
  queries: readonly string[],
  { limit, many }: { limit: number; many: number },
  reading: { sql: string; params: readonly SqlValue[] },
): Promise<Candidates> {
  if (queries.length === 0) return { count: Infinity, read: null };
  const [row] = await run<{ query: string | null; n: number; read: string | null }>(
    `${withCandidates} SELECT (SELECT query FROM sought) AS query, (SELECT count(*) FROM found) AS n,
     CASE WHEN (SELECT query FROM sought) IS NOT NULL AND (SELECT count(*) FROM found) <= ${limit}
     THEN (${reading.sql}) END AS read`,
    [JSON.stringify(queries), many + 1, ...reading.params],
  );
  return row?.query ? { count: row.n, read: row.read } : { count: Infinity, read: null };
}
