import type { Database, SqlValue, Transaction } from '../database/index.js';
import type { AuthorizationSummary, Connection, MicrosoftAccount, Tenant } from './connection.js';
import { type ConnectionRow, connectionFromRow, selectConnections } from './connection.row.js';
import { foldedText } from './folded-text.js';

export interface AddedConnection extends Connection {
  readonly idempotencyKey: string | null;
  /** What the idempotency key stands for: a digest of the input. */
  readonly inputDigest: string | null;
}

type Statements = Pick<Database, 'query'>;

/** The rows of connections and their tenants. */
export class ConnectionRepository {
  readonly #forUpdate: string;
  readonly #forShare: string;

  constructor(private readonly database: Database) {
    // SQLite has one writer; PostgreSQL at READ COMMITTED would let two read the same state and both write.
    this.#forUpdate = database.kind === 'postgres' ? ' FOR UPDATE OF c' : '';
    // Nor may a tenant get another name between its being read and the commit of a connection that copies it.
    this.#forShare = database.kind === 'postgres' ? ' FOR SHARE' : '';
  }

  async findById(id: string, statements: Statements = this.database): Promise<Connection | null> {
    return first(await statements.query<ConnectionRow>(`${selectConnections} WHERE c.id = ?`, [id]));
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

  async hasIdentifier(identifier: string, statements: Statements = this.database): Promise<boolean> {
    const rows = await statements.query('SELECT 1 FROM connections WHERE identifier = ?', [identifier]);
    return rows.length > 0;
  }

  async hasEntraId(tx: Transaction, tenantId: string): Promise<boolean> {
    const rows = await tx.query(`SELECT 1 FROM connections WHERE type = 'ENTRA_ID' AND tenant_id = ?`, [
      tenantId,
    ]);
    return rows.length > 0;
  }

  /** False when something that must be unique is there already; nothing was written then. */
  async insert(tx: Transaction, added: AddedConnection): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO connections (id, name, sort_name, identifier, note, tenant_id, type, mailbox, status, scopes,
       search_text, sort_tenant, idempotency_key, input_digest, created_at, updated_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, (SELECT sort_name FROM tenants WHERE id = ?${this.#forShare}),
       ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [
        added.id,
        added.name,
        foldedText(added.name),
        added.identifier,
        added.note,
        added.tenant.id,
        added.type,
        added.mailbox,
        added.authorization.status,
        '[]',
        searchTextOf(added),
        added.tenant.id,
        added.idempotencyKey,
        added.inputDigest,
        added.createdAt,
        added.updatedAt,
      ],
    );
    return affected === 1;
  }

  async update(tx: Transaction, changed: Connection): Promise<void> {
    await tx.execute(
      `UPDATE connections SET name = ?, sort_name = ?, note = ?, mailbox = ?, search_text = ?, updated_at = ?,
       last_verified_at = ?, verification = ? WHERE id = ?`,
      [
        changed.name,
        foldedText(changed.name),
        changed.note,
        changed.mailbox,
        searchTextOf(changed),
        changed.updatedAt,
        changed.authorization.lastVerifiedAt,
        json(changed.authorization.verification),
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
      `UPDATE connections SET status = ?, account_oid = ?, account_tid = ?, account_username = ?,
       account_display_name = ?, sort_account = ?, scopes = ?, authorized_at = ?, last_verified_at = ?, awaiting_until = ?, error = ?,
       verification = ?, search_text = ? WHERE id = ?`,
      [
        summary.status,
        ...accountValues(summary.account),
        foldedText(summary.account?.username ?? summary.account?.displayName ?? ''),
        JSON.stringify(summary.scopes),
        summary.authorizedAt,
        summary.lastVerifiedAt,
        summary.awaitingUntil,
        json(summary.error),
        json(summary.verification),
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
    const sql = 'SELECT display_name, domain FROM tenants WHERE id = ?';
    const [row] = await statements.query<{ display_name: string | null; domain: string | null }>(sql, [id]);
    return row ? { id, displayName: row.display_name, domain: row.domain } : null;
  }

  /** Writes what is known of a tenant, and returns all that is; what is not known (null) stays as it was. */
  async saveTenant(tx: Transaction, tenant: Tenant, at: string): Promise<Tenant> {
    const known = await this.findTenant(tenant.id, tx);
    const displayName = tenant.displayName ?? known?.displayName ?? null;
    const domain = tenant.domain ?? known?.domain ?? null;
    if (!known || displayName !== known.displayName || domain !== known.domain) {
      const sortName = foldedText(displayName ?? domain ?? tenant.id);
      await tx.execute(
        `INSERT INTO tenants (id, display_name, domain, sort_name, search_text, updated_at) VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT (id) DO UPDATE SET display_name = excluded.display_name, domain = excluded.domain,
         sort_name = excluded.sort_name, search_text = excluded.search_text, updated_at = excluded.updated_at`,
        [
          tenant.id,
          displayName,
          domain,
          sortName,
          foldedText([tenant.id, displayName, domain].join(' ')),
          at,
        ],
      );
      await tx.execute('UPDATE connections SET sort_tenant = ? WHERE tenant_id = ?', [sortName, tenant.id]);
    }
    return { id: tenant.id, displayName, domain };
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

function json(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value);
}

function searchTextOf({ name, identifier, mailbox, authorization: { account } }: Connection): string {
  return foldedText(
    [name, identifier, mailbox, account?.username, account?.displayName].filter(Boolean).join(' '),
  );
}
