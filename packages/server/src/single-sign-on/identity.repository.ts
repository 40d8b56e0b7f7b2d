import type { Database, Transaction } from '../database/index.js';

/** Who somebody is at Microsoft: `tid` and `oid`, which never change; names do. */
export interface FederatedIdentity {
  readonly tid: string;
  readonly oid: string;
  /** For display. */
  readonly username: string | null;
}

export interface KnownPerson {
  readonly id: string;
  /** Let in by a rule of the connection, and by nothing else: without the rule there is no way in. */
  readonly isByRule: boolean;
}

/** Which Microsoft account belongs to which person. */
export class IdentityRepository {
  constructor(private readonly database: Database) {}

  async personOf({ tid, oid }: FederatedIdentity): Promise<KnownPerson | null> {
    const [row] = await this.database.query<{ administrator_id: string; is_by_rule: number }>(
      'SELECT administrator_id, is_by_rule FROM federated_identities WHERE tenant_id = ? AND object_id = ?',
      [tid, oid],
    );
    return row ? { id: row.administrator_id, isByRule: row.is_by_rule === 1 } : null;
  }

  async of(personId: string): Promise<FederatedIdentity | null> {
    const [row] = await this.database.query<{
      tenant_id: string;
      object_id: string;
      username: string | null;
    }>('SELECT tenant_id, object_id, username FROM federated_identities WHERE administrator_id = ?', [
      personId,
    ]);
    return row ? { tid: row.tenant_id, oid: row.object_id, username: row.username } : null;
  }

  /** Connects them, if neither has another; false where one has. */
  async connect(
    tx: Transaction,
    identity: FederatedIdentity,
    { id, isByRule }: KnownPerson,
    at: string,
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO federated_identities (tenant_id, object_id, administrator_id, username, connected_at, is_by_rule)
       VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [identity.tid, identity.oid, id, identity.username, at, isByRule ? 1 : 0],
    );
    return affected === 1;
  }

  /** @returns what it was called; null where none was connected */
  async disconnect(tx: Transaction, personId: string): Promise<{ username: string | null } | null> {
    const [row] = await tx.query<{ username: string | null }>(
      'DELETE FROM federated_identities WHERE administrator_id = ? RETURNING username',
      [personId],
    );
    return row ?? null;
  }
}
