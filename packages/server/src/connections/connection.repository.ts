import { type Database, givenRows, type SqlValue, type Transaction } from '../database/index.js';
import type { CloudName } from '../microsoft/index.js';
import type { AuthorizationSummary, Connection, MicrosoftAccount, Tenant } from './connection.js';
import { type ConnectionRow, connectionFromRow, selectConnections } from './connection.row.js';
import { candidatesAtOnce } from './identifier-proposals.js';
import { foldedText } from './folded-text.js';

export interface AddedConnection extends Connection {
  readonly idempotencyKey: string | null;
  /** What the idempotency key stands for: a digest of the input. */
  readonly inputDigest: string | null;
}

// One statement for the row and what is known of its tenant: each is a trip to another thread.
const insertSql = (
  forShare: string,
) => `INSERT INTO connections (id, name, sort_name, identifier, note, tenant_id,
  sort_tenant, tenant_search_text, type, access, mailbox, app_registration_id, status, awaiting_until, scopes, search_text,
  idempotency_key,
  input_digest, created_at, updated_at)
  SELECT ?, ?, ?, ?, ?, id, sort_name, search_text, ?, ?, ?, ?, ?, ?, '[]', ?, ?, ?, ?, ? FROM tenants
  WHERE id = ? AND coalesce(?, display_name, '') = coalesce(display_name, '')
  AND coalesce(?, domain, '') = coalesce(domain, '') AND cloud = ?${forShare} ON CONFLICT DO NOTHING
  RETURNING (SELECT display_name FROM tenants WHERE id = tenant_id) AS display_name,
  (SELECT domain FROM tenants WHERE id = tenant_id) AS domain`;

// A new grant and a changed mailbox end what the last test said: the next one is due at once.
const dueWhenNotTested = `next_verification_at = CASE WHEN ? = 1 THEN '' ELSE next_verification_at END,
  failed_verifications = CASE WHEN ? = 1 THEN 0 ELSE failed_verifications END`;

const takenIdentifiersSql = `SELECT identifier FROM connections
  WHERE identifier IN (${Array.from({ length: candidatesAtOnce }, () => '?').join(', ')})`;

type Statements = Pick<Database, 'query'>;

/** The rows of connections and their tenants. */
export class ConnectionRepository {
  readonly #forUpdate: string;
  readonly #insert: string;

  constructor(private readonly database: Database) {
    // SQLite has one writer; PostgreSQL at READ COMMITTED would let two read the same state and both write.
    this.#forUpdate = database.kind === 'postgres' ? ' FOR UPDATE OF c' : '';
    // Nor may a tenant get another name between its being read and the commit of a connection that copies it.
    this.#insert = insertSql(database.kind === 'postgres' ? ' FOR SHARE' : '');
  }

  async findById(id: string, statements: Statements = this.database): Promise<Connection | null> {
    return first(await statements.query<ConnectionRow>(`${selectConnections} WHERE c.id = ?`, [id]));
  }

  /** Those of them that there are, in no order. */
  async findByIds(ids: readonly string[]): Promise<Connection[]> {
    const given = `SELECT value ->> 0 FROM ${givenRows(this.database.kind)}`;
    const rows = await this.database.query<ConnectionRow>(`${selectConnections} WHERE c.id IN (${given})`, [
      JSON.stringify(ids.map((id) => [id])),
    ]);
    return rows.map(connectionFromRow);
  }

  async findNextRefresh(id: string): Promise<string | null> {
    const [row] = await this.database.query<{ refresh_at: string | null }>(
      'SELECT refresh_at FROM token_caches WHERE connection_id = ?',
      [id],
    );
    return row?.refresh_at ?? null;
  }

  async findByIdentifier(identifier: string): Promise<Connection | null> {
    const sql = `${selectConnections} WHERE c.identifier = ?`;
    return first(await this.database.query<ConnectionRow>(sql, [identifier]));
  }

  /** Reads within a transaction and keeps others from changing it until that ends. */
  async findForUpdate(tx: Transaction, id: string): Promise<Connection | null> {
    return first(
      await tx.query<ConnectionRow>(`${selectConnections} WHERE c.id = ?${this.#forUpdate}`, [id]),
    );
  }

  /** The connection that was added with an idempotency key, and the digest of the input it came with. */
  async findByIdempotencyKey(
    key: string,
    statements: Statements = this.database,
  ): Promise<{ id: string; inputDigest: string | null } | null> {
    const [row] = await statements.query<{ id: string; input_digest: string | null }>(
      'SELECT id, input_digest FROM connections WHERE idempotency_key = ?',
      [key],
    );
    return row ? { id: row.id, inputDigest: row.input_digest } : null;
  }

  /** Which of at most `candidatesAtOnce` identifiers are taken. */
  async takenIdentifiers(
    candidates: readonly string[],
    statements: Statements = this.database,
  ): Promise<Set<string>> {
    // Always as many, so that it is one statement, which is prepared once.
    const params = Array.from({ length: candidatesAtOnce }, (_, index) => candidates[index] ?? null);
    const rows = await statements.query<{ identifier: string }>(takenIdentifiersSql, params);
    return new Set(rows.map(({ identifier }) => identifier));
  }

  /** What keeps a connection from being added, besides its identifier. */
  async inTheWay(
    tx: Transaction,
    { idempotencyKey, tenant, type }: Pick<AddedConnection, 'idempotencyKey' | 'tenant' | 'type'>,
  ): Promise<{ earlier: { id: string; inputDigest: string | null } | null; hasEntraId: boolean }> {
    const rows = await tx.query<{ id: string; input_digest: string | null; is_earlier: number }>(
      `SELECT id, input_digest, 1 AS is_earlier FROM connections WHERE idempotency_key = ?
       UNION ALL SELECT id, NULL, 0 FROM connections WHERE type = 'ENTRA_ID' AND tenant_id = ?`,
      [idempotencyKey, type === 'ENTRA_ID' ? tenant.id : null],
    );
    const earlier = rows.find((row) => row.is_earlier === 1);
    return {
      earlier: earlier ? { id: earlier.id, inputDigest: earlier.input_digest } : null,
      hasEntraId: rows.some((row) => row.is_earlier === 0),
    };
  }

  /**
   * Adds a connection to a tenant that is stored as the connection has it, and returns all that is known of the tenant.
   * Null when the tenant is not, or something that must be unique is there already; nothing was written then.
   */
  async insert(tx: Transaction, added: AddedConnection): Promise<Tenant | null> {
    const { tenant } = added;
    const [known] = await tx.query<{ display_name: string | null; domain: string | null }>(this.#insert, [
      added.id,
      added.name,
      foldedText(added.name),
      added.identifier,
      added.note,
      added.type,
      added.access,
      added.mailbox,
      added.appRegistrationId,
      added.authorization.status,
      added.authorization.awaitingUntil,
      searchTextOf(added),
      added.idempotencyKey,
      added.inputDigest,
      added.createdAt,
      added.updatedAt,
      tenant.id,
      tenant.displayName,
      tenant.domain,
      tenant.cloud,
    ]);
    return known ? { ...tenant, displayName: known.display_name, domain: known.domain } : null;
  }

  async update(tx: Transaction, changed: Connection): Promise<void> {
    await tx.execute(
      `UPDATE connections SET name = ?, sort_name = ?, note = ?, mailbox = ?, app_registration_id = ?, search_text = ?, updated_at = ?,
       last_verified_at = ?, verification = ?, ${dueWhenNotTested} WHERE id = ?`,
      [
        changed.name,
        foldedText(changed.name),
        changed.note,
        changed.mailbox,
        changed.appRegistrationId,
        searchTextOf(changed),
        changed.updatedAt,
        changed.authorization.lastVerifiedAt,
        ...testValues(changed.authorization),
        changed.id,
      ],
    );
  }

  async updateAuthorization(
    tx: Transaction,
    connection: Connection,
    summary: AuthorizationSummary,
  ): Promise<void> {
    await tx.execute(
      `UPDATE connections SET status = ?, granted_client_id = ?, account_oid = ?, account_tid = ?, account_username = ?,
       account_display_name = ?, sort_account = ?, scopes = ?, authorized_at = ?, last_verified_at = ?, awaiting_until = ?, error = ?,
       verification = ?, ${dueWhenNotTested}, search_text = ? WHERE id = ?`,
      [
        summary.status,
        summary.clientId,
        ...accountValues(summary.account),
        foldedText(summary.account?.username ?? summary.account?.displayName ?? ''),
        JSON.stringify(summary.scopes),
        summary.authorizedAt,
        summary.lastVerifiedAt,
        summary.awaitingUntil,
        json(summary.error),
        ...testValues(summary),
        searchTextOf({ ...connection, authorization: summary }),
        connection.id,
      ],
    );
  }

  async remove(tx: Transaction, id: string): Promise<boolean> {
    const { affected } = await tx.execute('DELETE FROM connections WHERE id = ?', [id]);
    return affected === 1;
  }

  async findTenant(id: string, statements: Statements = this.database): Promise<Tenant | null> {
    const sql = "SELECT display_name, domain, coalesce(cloud, 'global') AS cloud FROM tenants WHERE id = ?";
    const [row] = await statements.query<{
      display_name: string | null;
      domain: string | null;
      cloud: CloudName;
    }>(sql, [id]);
    return row ? { id, displayName: row.display_name, domain: row.domain, cloud: row.cloud } : null;
  }

  /** Tenants that an earlier version stored are of the one cloud that it knew. */
  async fillClouds(tx: Transaction, cloud: CloudName): Promise<void> {
    await tx.execute('UPDATE tenants SET cloud = ? WHERE cloud IS NULL', [cloud]);
  }

  /** Writes what is known of a tenant; what is not (null) stays as it was. False when nothing would change. */
  async saveTenant(tx: Transaction, tenant: Tenant, at: string): Promise<boolean> {
    const known = await this.findTenant(tenant.id, tx);
    const displayName = tenant.displayName ?? known?.displayName ?? null;
    const domain = tenant.domain ?? known?.domain ?? null;
    const isKnown = displayName === known?.displayName && domain === known.domain;
    if (isKnown && tenant.cloud === known.cloud) return false;
    const texts = [
      foldedText(displayName ?? domain ?? tenant.id),
      foldedText([tenant.id, displayName, domain].join(' ')),
    ];
    await tx.execute(
      `INSERT INTO tenants (id, display_name, domain, sort_name, search_text, cloud, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, domain = excluded.domain,
       cloud = excluded.cloud, sort_name = excluded.sort_name, search_text = excluded.search_text, updated_at = excluded.updated_at`,
      [tenant.id, displayName, domain, ...texts, tenant.cloud, at],
    );
    const copies = 'UPDATE connections SET sort_tenant = ?, tenant_search_text = ? WHERE tenant_id = ?';
    await tx.execute(copies, [...texts, tenant.id]);
    return true;
  }
}

function first(rows: ConnectionRow[]): Connection | null {
  return rows[0] ? connectionFromRow(rows[0]) : null;
}

function accountValues(account: MicrosoftAccount | null): SqlValue[] {
  return account
    ? [account.oid, account.tid, account.username, account.displayName]
    : [null, null, null, null];
}

/** The last test, and twice whether there is none. */
function testValues({ verification }: AuthorizationSummary): SqlValue[] {
  const isUntested = verification === null ? 1 : 0;
  return [json(verification), isUntested, isUntested];
}

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function searchTextOf({ name, identifier, mailbox, authorization: { account } }: Connection): string {
  return foldedText(
    [name, identifier, mailbox, account?.username, account?.displayName].filter(Boolean).join(' '),
  );
}
