import type { Database, Transaction } from '../../database/index.js';
import type { PasskeyCredential } from './passkeys.js';

export interface Authenticator {
  /** Base32: never leaves the server once it is confirmed. */
  readonly secret: string;
  readonly createdAt: string;
  readonly confirmedAt: string | null;
}

export interface Passkey extends PasskeyCredential {
  readonly id: string;
  readonly name: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}

interface PasskeyRow {
  id: string;
  credential_id: string;
  name: string;
  public_key: string;
  counter: number | string;
  transports: string;
  created_at: string;
  last_used_at: string | null;
}

type Statements = Pick<Database, 'query'>;

/** The rows of second factors. An authenticator's secret is encrypted, recovery codes are stored as digests. */
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  async authenticatorOf(
    administratorId: string,
    statements: Statements = this.database,
  ): Promise<Authenticator | null> {
    const [row] = await statements.query<{
      secret_encrypted: string;
      created_at: string;
      confirmed_at: string | null;
    }>('SELECT secret_encrypted, created_at, confirmed_at FROM authenticators WHERE administrator_id = ?', [
      administratorId,
    ]);
    if (!row) return null;
    const secret = this.database.secrets.open(row.secret_encrypted, secretPlace(administratorId));
    return { secret, createdAt: row.created_at, confirmedAt: row.confirmed_at };
  }

  /** Puts an authenticator in the place of one that was never confirmed; false where one is confirmed. */
  async beginAuthenticator(
    tx: Transaction,
    administratorId: string,
    secret: string,
    now: string,
  ): Promise<boolean> {
    const sealed = this.database.secrets.seal(secret, secretPlace(administratorId));
    const { affected } = await tx.execute(
      `INSERT INTO authenticators (administrator_id, secret_encrypted, last_used_step, created_at, confirmed_at)
       VALUES (?, ?, 0, ?, NULL)
       ON CONFLICT (administrator_id) DO UPDATE
       SET secret_encrypted = excluded.secret_encrypted, created_at = excluded.created_at
       WHERE authenticators.confirmed_at IS NULL`,
      [administratorId, sealed, now],
    );
    return affected === 1;
  }

  /** Confirms the authenticator that was begun at `createdAt`; false when it was replaced or confirmed meanwhile. */
  async confirmAuthenticator(
    tx: Transaction,
    administratorId: string,
    { createdAt, step, now }: { createdAt: string; step: number; now: string },
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE authenticators SET confirmed_at = ?, last_used_step = ?
       WHERE administrator_id = ? AND created_at = ? AND confirmed_at IS NULL`,
      [now, step, administratorId, createdAt],
    );
    return affected === 1;
  }

  /** Uses a time step up; false when it, or a later one, was used before (RFC 6238 §5.2). */
  async useStep(tx: Transaction, administratorId: string, step: number): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE authenticators SET last_used_step = ?
       WHERE administrator_id = ? AND confirmed_at IS NOT NULL AND last_used_step < ?`,
      [step, administratorId, step],
    );
    return affected === 1;
  }

  async removeAuthenticator(tx: Transaction, administratorId: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'DELETE FROM authenticators WHERE administrator_id = ? AND confirmed_at IS NOT NULL',
      [administratorId],
    );
    return affected === 1;
  }

  async passkeysOf(administratorId: string, statements: Statements = this.database): Promise<Passkey[]> {
    const rows = await statements.query<PasskeyRow>(
      `SELECT id, credential_id, name, public_key, counter, transports, created_at, last_used_at
       FROM passkeys WHERE administrator_id = ? ORDER BY created_at, id`,
      [administratorId],
    );
    return rows.map((row) => ({
      id: row.id,
      credentialId: row.credential_id,
      name: row.name,
      publicKey: row.public_key,
      counter: Number(row.counter),
      transports: JSON.parse(row.transports) as string[],
      createdAt: row.created_at,
      lastUsedAt: row.last_used_at,
    }));
  }

  /** False when the passkey belongs to an account already. */
  async insertPasskey(
    tx: Transaction,
    administratorId: string,
    passkey: Omit<Passkey, 'lastUsedAt'>,
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO passkeys (id, administrator_id, credential_id, name, public_key, counter, transports, created_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [
        passkey.id,
        administratorId,
        passkey.credentialId,
        passkey.name,
        passkey.publicKey,
        passkey.counter,
        JSON.stringify(passkey.transports),
        passkey.createdAt,
      ],
    );
    return affected === 1;
  }

  /**
   * Moves a passkey's counter on; false when it does not go forward, as a copied key's would not. Passkeys that are
   * kept in step between devices count nothing: 0 stays 0 (WebAuthn Level 3 §6.1.1).
   */
  async usePasskey(
    tx: Transaction,
    administratorId: string,
    { credentialId, counter, now }: { credentialId: string; counter: number; now: string },
  ): Promise<boolean> {
    const { affected } = await tx.execute(
      `UPDATE passkeys SET counter = ?, last_used_at = ?
       WHERE administrator_id = ? AND credential_id = ? AND (counter < ? OR (counter = 0 AND ? = 0))`,
      [counter, now, administratorId, credentialId, counter, counter],
    );
    return affected === 1;
  }

  /** Returns the name before; null where there is no such passkey. */
  async renamePasskey(
    tx: Transaction,
    administratorId: string,
    { id, name }: { id: string; name: string },
  ): Promise<string | null> {
    const mine = 'administrator_id = ? AND id = ?';
    const [row] = await tx.query<{ name: string }>(`SELECT name FROM passkeys WHERE ${mine}`, [
      administratorId,
      id,
    ]);
    await tx.execute(`UPDATE passkeys SET name = ? WHERE ${mine}`, [name, administratorId, id]);
    return row?.name ?? null;
  }

  async removePasskey(tx: Transaction, administratorId: string, id: string): Promise<string | null> {
    const [row] = await tx.query<{ name: string }>(
      'DELETE FROM passkeys WHERE administrator_id = ? AND id = ? RETURNING name',
      [administratorId, id],
    );
    return row?.name ?? null;
  }

  async countRecoveryCodes(administratorId: string, statements: Statements = this.database): Promise<number> {
    const [row] = await statements.query<{ n: number | string }>(
      'SELECT count(*) AS n FROM recovery_codes WHERE administrator_id = ?',
      [administratorId],
    );
    return Number(row?.n ?? 0);
  }

  async replaceRecoveryCodes(
    tx: Transaction,
    administratorId: string,
    hashes: readonly string[],
    now: string,
  ): Promise<void> {
    await tx.execute('DELETE FROM recovery_codes WHERE administrator_id = ?', [administratorId]);
    for (const hash of hashes) {
      await tx.execute(
        'INSERT INTO recovery_codes (administrator_id, code_hash, created_at) VALUES (?, ?, ?)',
        [administratorId, hash, now],
      );
    }
  }

  /** Uses a recovery code up; false for one that there is not, or is no more. */
  async useRecoveryCode(tx: Transaction, administratorId: string, hash: string): Promise<boolean> {
    const { affected } = await tx.execute(
      'DELETE FROM recovery_codes WHERE administrator_id = ? AND code_hash = ?',
      [administratorId, hash],
    );
    return affected === 1;
  }

  /** Removes the authenticator, every passkey and the recovery codes; false where no factor was. */
  async removeAll(tx: Transaction, administratorId: string): Promise<boolean> {
    const had = await this.hasFactor(tx, administratorId);
    for (const table of ['authenticators', 'passkeys', 'recovery_codes']) {
      await tx.execute(`DELETE FROM ${table} WHERE administrator_id = ?`, [administratorId]);
    }
    return had;
  }

  /** Whether a second factor is left that a sign-in asks for. */
  async hasFactor(tx: Transaction, administratorId: string): Promise<boolean> {
    const rows = await tx.query(
      `SELECT 1 FROM authenticators WHERE administrator_id = ? AND confirmed_at IS NOT NULL
       UNION ALL SELECT 1 FROM passkeys WHERE administrator_id = ?`,
      [administratorId, administratorId],
    );
    return rows.length > 0;
  }

  /** Holds back every other unit of work that changes or uses this account's factors until this one ends. */
  async hold(tx: Transaction, administratorId: string): Promise<void> {
    await tx.execute('UPDATE administrators SET name = name WHERE id = ?', [administratorId]);
  }
}

function secretPlace(administratorId: string) {
  return { table: 'authenticators', column: 'secret_encrypted', rowId: administratorId } as const;
}
