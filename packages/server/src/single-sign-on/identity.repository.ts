import type { Database, Transaction } from '../database/index.js';

/** Who somebody is at Microsoft: `tid` and `oid`, which never change; names do. */
export interface FederatedIdentity {
  readonly tid: string;
  readonly oid: string;
  /** For display. */
  readonly username: string | null;
}

/** Which Microsoft account belongs to which person. */
export class IdentityRepository {
  constructor(private readonly database: Database) {}

  async personOf({ tid, oid }: FederatedIdentity): Promise<string | null> {
    const [row] = await this.database.query<{ administrator_id: string }>(
      'SELECT administrator_id FROM federated_identities WHERE tenant_id = ? AND object_id = ?',
      [tid, oid],
    );
    return row?.administrator_id ?? null;
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
    personId: string,
    at: string,
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO federated_identities (tenant_id, object_id, administrator_id, username, connected_at)
        VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [identity.tid, identity.oid, personId, identity.username, at],
    );
    return affected === 1;
  }

  async disconnect(tx: Transaction, personId: string): Promise<boolean> {
    const { affected } = await tx.execute('DELETE FROM federated_identities WHERE administrator_id = ?', [
      personId,
    ]);
    return affected > 0;
  }
}
