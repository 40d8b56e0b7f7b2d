import type { AuthorizationStatus, ConnectionAccess, ConnectionType } from '../connections/index.js';
import type { Database, Transaction } from '../database/index.js';
import type { CloudName } from '../microsoft/index.js';

/** All that has to be known of a connection to hand out a token that is alive. */
export interface Issuable {
  readonly type: ConnectionType;
  readonly access: ConnectionAccess;
  readonly status: AuthorizationStatus;
  readonly mailbox: string | null;
  readonly username: string | null;
  readonly grantedScopes: string;
  readonly authorizedAt: string | null;
  readonly cloud: CloudName;
  /** Of its token cache; null when it has none. */
  readonly version: number | null;
  readonly lastUsedAt: string | null;
}

interface IssuableRow {
  type: ConnectionType;
  access: ConnectionAccess;
  status: AuthorizationStatus;
  mailbox: string | null;
  account_username: string | null;
  scopes: string;
  authorized_at: string | null;
  cloud: CloudName;
  version: number | null;
  last_used_at: string | null;
}

/** One statement for the connection and the version of its tokens: each is a trip to another thread. */
export async function findIssuable(database: Database, connectionId: string): Promise<Issuable | null> {
  const [row] = await database.query<IssuableRow>(
    `SELECT c.type, c.access, c.status, c.mailbox, c.account_username, c.scopes, c.authorized_at,
     coalesce(o.cloud, 'global') AS cloud, t.version, t.last_used_at FROM connections c
     JOIN tenants o ON o.id = c.tenant_id LEFT JOIN token_caches t ON t.connection_id = c.id WHERE c.id = ?`,
    [connectionId],
  );
  if (row === undefined) return null;
  return {
    type: row.type,
    access: row.access,
    status: row.status,
    mailbox: row.mailbox,
    username: row.account_username,
    grantedScopes: row.scopes,
    authorizedAt: row.authorized_at,
    cloud: row.cloud,
    version: row.version,
    lastUsedAt: row.last_used_at,
  };
}

/**
 * Writes when a connection was last used, and makes an idle one's next refresh that of one in use, where Microsoft does
 * not forbid it by Retry-After.
 */
export async function writeUse(
  tx: Transaction,
  connectionId: string,
  { now, refreshAt }: { now: Date; refreshAt: Date },
): Promise<void> {
  const at = refreshAt.toISOString();
  await tx.execute(
    `UPDATE token_caches SET last_used_at = ?,
     refresh_at = CASE WHEN refresh_at IS NULL OR refresh_at <= ? THEN refresh_at
       WHEN retry_at > ? THEN retry_at ELSE ? END
     WHERE connection_id = ?`,
    [now.toISOString(), at, at, at, connectionId],
  );
}
