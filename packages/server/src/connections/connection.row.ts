import type { Database, SqlValue } from '../database/index.js';
import type { CloudName } from '../microsoft/index.js';
import type { AuthorizationFailure } from './authorization-failure.js';
import type {
  AuthorizationStatus,
  AuthorizationSummary,
  Connection,
  ConnectionAccess,
  ConnectionTest,
  ConnectionType,
  MicrosoftAccount,
} from './connection.js';

/** One connection with its tenant, as the database holds it. */
export interface ConnectionRow {
  id: string;
  name: string;
  identifier: string;
  note: string | null;
  tenant_id: string;
  tenant_display_name: string | null;
  tenant_domain: string | null;
  tenant_cloud: CloudName;
  type: ConnectionType;
  access: ConnectionAccess;
  mailbox: string | null;
  app_registration_id: string | null;
  granted_client_id: string | null;
  status: AuthorizationStatus;
  account_oid: string | null;
  account_tid: string | null;
  account_username: string | null;
  account_display_name: string | null;
  scopes: string;
  authorized_at: string | null;
  last_verified_at: string | null;
  awaiting_until: string | null;
  error: string | null;
  verification: string | null;
  next_verification_at: string;
  created_at: string;
  updated_at: string;
}

const selected = `c.id, c.name, c.identifier, c.note, c.tenant_id,
  t.display_name AS tenant_display_name, t.domain AS tenant_domain, coalesce(t.cloud, 'global') AS tenant_cloud, c.type, c.access,
  c.mailbox, c.app_registration_id, c.granted_client_id, c.status,
  c.account_oid, c.account_tid, c.account_username, c.account_display_name, c.scopes, c.authorized_at,
  c.last_verified_at, c.awaiting_until, c.error, c.verification, c.next_verification_at, c.created_at, c.updated_at`;
const tenantOfEach = 'JOIN tenants t ON t.id = c.tenant_id';
const selectedLink =
  'l.requested_by AS link_requested_by, l.created_at AS link_created_at, l.expires_at AS link_expires_at';

export const selectConnections = `SELECT ${selected} FROM connections c ${tenantOfEach}`;

/** One connection by its id, with the newest of its links that are open at a time: parameters in the other order. */
export const selectWithOpenLink = `SELECT ${selected}, ${selectedLink} FROM connections c ${tenantOfEach}
  LEFT JOIN authorization_links l ON l.connection_id = c.id AND l.state = 'OPEN' AND l.expires_at > ?
  WHERE c.id = ? ORDER BY l.created_at DESC LIMIT 1`;

const columns = [
  'id',
  'name',
  'identifier',
  'note',
  'tenant_id',
  'tenant_display_name',
  'tenant_domain',
  'tenant_cloud',
  'type',
  'access',
  'mailbox',
  'app_registration_id',
  'granted_client_id',
  'status',
  'account_oid',
  'account_tid',
  'account_username',
  'account_display_name',
  'scopes',
  'authorized_at',
  'last_verified_at',
  'awaiting_until',
  'error',
  'verification',
  'next_verification_at',
  'created_at',
  'updated_at',
] as const satisfies readonly (keyof ConnectionRow)[];

/** The authorization link of a connection that can still be used. */
export interface OpenLink {
  readonly requestedBy: string;
  readonly createdAt: string;
  readonly expiresAt: string;
}

const linkColumns = ['link_requested_by', 'link_created_at', 'link_expires_at'] as const;

/** A connection with its open link; nulls when it has none. */
export type RowWithLink = ConnectionRow & Record<(typeof linkColumns)[number], string | null>;

/** A row of a list, with what the list is sorted by. */
export interface ListedRow extends RowWithLink {
  sort_key: string;
}

const jsonObject = [...columns, ...linkColumns, 'sort_key']
  .map((column) => `'${column}', ${column}`)
  .join(', ');

/** How a statement is run; its placeholders are `?`. */
export type RunStatement = <T>(sql: string, params: readonly SqlValue[]) => Promise<T[]>;

/** The rows of a list: `ids` selects what they are, as `id`; `order` is put to them once more. */
export interface PageStatement {
  readonly column: string;
  readonly ids: string;
  readonly params: readonly SqlValue[];
  readonly order: string;
  /** Links that have not expired then are open; ISO 8601. */
  readonly now: string;
}

// The rows are chosen before anything is joined to them, so that nothing is joined to what is not shown.
const joined = `connections c ON c.id = f.id ${tenantOfEach}
  LEFT JOIN authorization_links l ON l.id = (SELECT o.id FROM authorization_links o
    WHERE o.connection_id = c.id AND o.state = 'OPEN' AND o.expires_at > ? ORDER BY o.created_at DESC LIMIT 1)`;

/**
 * Many rows at once. SQLite hands them over as one text: sqlite3 makes every value of every row on the thread that
 * answers requests, which costs several times what JSON does.
 */
export async function readConnectionPage(
  kind: Database['kind'],
  run: RunStatement,
  page: PageStatement,
): Promise<ListedRow[]> {
  if (kind === 'postgres') return run<ListedRow>(rowsSql(page, 'JOIN'), [...page.params, page.now]);
  const { sql, params } = pageAsText(page);
  const [row] = await run<{ found: string }>(`SELECT (${sql}) AS found`, params);
  return row ? rowsOfText(row.found) : [];
}

/** Selects the rows of a page as one text (SQLite), which `rowsOfText` reads. */
export function pageAsText(page: PageStatement): { sql: string; params: SqlValue[] } {
  // SQLite reads the tables of a CROSS JOIN in this order.
  const sql = `SELECT json_group_array(json_object(${jsonObject})) FROM (${rowsSql(page, 'CROSS JOIN')})`;
  return { sql, params: [...page.params, page.now] };
}

export function rowsOfText(found: string): ListedRow[] {
  return JSON.parse(found) as ListedRow[];
}

function rowsSql({ column, ids, order }: PageStatement, join: string): string {
  return `SELECT ${selected}, ${selectedLink}, c.${column} AS sort_key FROM (${ids}) f ${join} ${joined}${order}`;
}

/** The row as everybody else knows it. */
export function connectionFromRow(row: ConnectionRow): Connection {
  return {
    id: row.id,
    name: row.name,
    identifier: row.identifier,
    note: row.note,
    tenant: {
      id: row.tenant_id,
      displayName: row.tenant_display_name,
      domain: row.tenant_domain,
      cloud: row.tenant_cloud,
    },
    type: row.type,
    access: row.access,
    mailbox: row.mailbox,
    appRegistrationId: row.app_registration_id,
    authorization: summaryFromRow(row),
    nextVerificationAt: row.status === 'AUTHORIZED' ? row.next_verification_at || null : null,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The open link that was read with a row. */
export function linkFromRow(row: RowWithLink): OpenLink | null {
  const { link_requested_by: requestedBy, link_created_at: createdAt, link_expires_at: expiresAt } = row;
  if (requestedBy === null || createdAt === null || expiresAt === null) return null;
  return { requestedBy, createdAt, expiresAt };
}

function summaryFromRow(row: ConnectionRow): AuthorizationSummary {
  return {
    status: row.status,
    clientId: row.granted_client_id,
    account: accountFromRow(row),
    scopes: row.scopes === '[]' ? [] : (JSON.parse(row.scopes) as string[]),
    authorizedAt: row.authorized_at,
    lastVerifiedAt: row.last_verified_at,
    awaitingUntil: row.awaiting_until,
    error: row.error === null ? null : (JSON.parse(row.error) as AuthorizationFailure),
    verification: row.verification === null ? null : (JSON.parse(row.verification) as ConnectionTest),
  };
}

function accountFromRow(row: ConnectionRow): MicrosoftAccount | null {
  if (row.account_oid === null || row.account_tid === null) return null;
  return {
    oid: row.account_oid,
    tid: row.account_tid,
    username: row.account_username,
    displayName: row.account_display_name,
  };
}
