import type { Database } from '../database/index.js';
import type { CloudName } from '../microsoft/index.js';
import type { Reach } from './caller.js';
import type { Tenant } from './connection.js';
import { defaultPageSize, placeIn, searchWords, sizeOf, tenantIdsOf } from './connection.page.js';
import { addOneOf, type Conditions, patternOf, whereClause } from './conditions.js';
import { cursorOf } from './cursor.js';

export interface TenantFilter {
  readonly text?: string | null;
  readonly ids?: readonly string[] | null;
}

/** The arguments of a page, as they were sent. */
export interface TenantPageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: TenantFilter | null;
}

export interface TenantPage {
  readonly rows: readonly {
    readonly cursor: string;
    readonly tenant: Tenant;
    readonly connectionCount: number;
  }[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

interface TenantRow {
  readonly id: string;
  readonly display_name: string | null;
  readonly domain: string | null;
  readonly cloud: CloudName;
  readonly sort_name: string;
  readonly connections: number | string;
}

// In a cursor, where connections have the number of their order.
const list = 't';

/** The tenants that there are connections of, by name. */
export class TenantList {
  constructor(private readonly database: Database) {}

  /** One page by keyset, of what is within reach. @throws BadUserInputError when an argument is out of bounds or broken */
  async page({ first, after, filter }: TenantPageArguments, reach: Reach): Promise<TenantPage> {
    const size = sizeOf('first', first) ?? defaultPageSize;
    const place = placeIn(list, 'after', after);
    const counted = connectionsOfTenant(reach);
    const where = conditionsOf(filter ?? {}, reach);
    if (place) {
      where.sql.push('(t.sort_name, t.id) > (?, ?)');
      where.params.push(place.key, place.id);
    }
    const found = await this.database.query<TenantRow>(
      `SELECT t.id, t.display_name, t.domain, coalesce(t.cloud, 'global') AS cloud, t.sort_name,
       (SELECT count(*) FROM connections c${whereClause(counted)}) AS connections
       FROM tenants t${whereClause(where)} ORDER BY t.sort_name, t.id LIMIT ?`,
      [...counted.params, ...where.params, size + 1],
    );
    return {
      rows: found.slice(0, size).map((row) => ({
        cursor: cursorOf(list, { key: row.sort_name, id: row.id }),
        tenant: { id: row.id, displayName: row.display_name, domain: row.domain, cloud: row.cloud },
        connectionCount: Number(row.connections),
      })),
      hasNextPage: found.length > size,
      hasPreviousPage: place !== null,
    };
  }

  /** @throws BadUserInputError when the filter is out of bounds or broken */
  async count(filter: TenantFilter, reach: Reach): Promise<number> {
    const where = conditionsOf(filter, reach);
    const sql = `SELECT count(*) AS n FROM tenants t${whereClause(where)}`;
    const [row] = await this.database.query<{ n: number | string }>(sql, where.params);
    return Number(row?.n ?? 0);
  }
}

function connectionsOfTenant(reach: Reach): Conditions {
  const conditions: Conditions = { sql: ['c.tenant_id = t.id'], params: [] };
  addOneOf(conditions, 'c.id', reach && [...reach]);
  return conditions;
}

function conditionsOf({ text, ids }: TenantFilter, reach: Reach): Conditions {
  const { sql, params } = connectionsOfTenant(reach);
  // A tenant outlives its connections, so that its name is known when it comes back.
  const conditions: Conditions = {
    sql: [`EXISTS (SELECT 1 FROM connections c${whereClause({ sql, params })})`],
    params: [...params],
  };
  for (const word of searchWords(text)) {
    conditions.sql.push(`t.search_text LIKE ? ESCAPE '\\'`);
    conditions.params.push(patternOf(word));
  }
  addOneOf(conditions, 't.id', tenantIdsOf('filter.ids', ids));
  return conditions;
}
