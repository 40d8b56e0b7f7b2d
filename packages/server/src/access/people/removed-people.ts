import type { Database, Transaction } from '../../database/index.js';

/** Who was removed: a rule that lets in whole domains does not undo what an administrator did. */
export class RemovedPeople {
  constructor(private readonly database: Database) {}

  /** Keeps the address and the Microsoft account of somebody who is about to be deleted. */
  async remember(tx: Transaction, id: string, at: string): Promise<void> {
    await tx.execute(
      `INSERT INTO removed_people (id, email, tenant_id, object_id, removed_at)
       SELECT id, email, tenant_id, object_id, CAST(? AS text) FROM administrators
       LEFT JOIN federated_identities ON administrator_id = id WHERE id = ?`,
      [at, id],
    );
  }

  async has(email: string, { tid, oid }: { readonly tid: string; readonly oid: string }): Promise<boolean> {
    const rows = await this.database.query(
      'SELECT 1 FROM removed_people WHERE email = ? OR (object_id = ? AND tenant_id = ?) LIMIT 1',
      [email, oid, tid],
    );
    return rows.length > 0;
  }

  /** An administrator has changed their mind. */
  async forget(tx: Transaction, email: string): Promise<void> {
    await tx.execute('DELETE FROM removed_people WHERE email = ?', [email]);
  }
}
