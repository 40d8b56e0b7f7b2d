import type { ConnectionType } from '../connections/index.js';
import type { Database, SecretPlace, SqlValue, Transaction } from '../database/index.js';
import type { ClientCredential, CloudName } from '../microsoft/index.js';
import type { Credential, Registration } from './registration.js';

interface Row {
  id: string;
  name: string;
  client_id: string;
  cloud: CloudName;
  is_default: number;
  types: string;
  created_at: string;
  updated_at: string;
}

interface CredentialRow {
  id: string;
  registration_id: string;
  kind: Credential['kind'];
  thumbprint: string | null;
  expires_at: string;
  added_at: string;
}

type Statements = Pick<Database, 'query'>;

const columns = 'id, name, client_id, cloud, is_default, types, created_at, updated_at';
const byName = new Intl.Collator('en', { numeric: true });
const newestFirst = 'ORDER BY added_at DESC, id DESC';

/** The rows of stored registrations and their credentials; secrets and keys are encrypted and read on use alone. */
export class RegistrationRepository {
  readonly #forUpdate: string;

  constructor(private readonly database: Database) {
    this.#forUpdate = database.kind === 'postgres' ? ' FOR UPDATE' : '';
  }

  /** All of them, by name. */
  async all(statements: Statements = this.database): Promise<Registration[]> {
    const rows = await statements.query<Row>(
      `SELECT ${columns} FROM app_registrations ORDER BY created_at, id`,
    );
    if (rows.length === 0) return [];
    const credentials = await statements.query<CredentialRow>(
      `SELECT id, registration_id, kind, thumbprint, expires_at, added_at FROM app_registration_credentials ${newestFirst}`,
    );
    return rows
      .map((row) =>
        registrationFrom(
          row,
          credentials.filter(({ registration_id: of }) => of === row.id),
        ),
      )
      .sort((one, other) => byName.compare(one.name, other.name));
  }

  /** One of them, kept from other changes until the transaction ends. */
  async findForUpdate(tx: Transaction, id: string): Promise<Registration | null> {
    const held = await tx.query(`SELECT id FROM app_registrations WHERE id = ?${this.#forUpdate}`, [id]);
    return held.length === 0 ? null : ((await this.all(tx)).find((found) => found.id === id) ?? null);
  }

  /** What the application proves itself with, the newest first, each with its expiry. @throws SecretUnreadableError */
  async secretsOf(registrationId: string): Promise<{ credential: ClientCredential; expiresAt: string }[]> {
    const rows = await this.database.query<{
      id: string;
      secret_encrypted: string;
      certificate: string | null;
      thumbprint: string | null;
      expires_at: string;
    }>(
      `SELECT id, secret_encrypted, certificate, thumbprint, expires_at FROM app_registration_credentials
       WHERE registration_id = ? ${newestFirst}`,
      [registrationId],
    );
    return rows.map(({ id, secret_encrypted: sealed, certificate, thumbprint, expires_at: expiresAt }) => {
      const secret = this.database.secrets.open(sealed, placeOf(id));
      if (certificate === null || thumbprint === null)
        return { expiresAt, credential: { kind: 'secret', secret } };
      const kept = { thumbprintSha256: thumbprint, privateKey: secret, x5c: certificate };
      return { expiresAt, credential: { kind: 'certificate', ...kept } };
    });
  }

  /** False when the client ID is taken. */
  async insert(tx: Transaction, added: Registration): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO app_registrations (${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
      [
        ...[added.id, added.name, added.clientId, added.cloud, added.isDefault ? 1 : 0],
        ...[JSON.stringify(added.types), added.createdAt, added.updatedAt],
      ],
    );
    return affected === 1;
  }

  async update(tx: Transaction, changed: Registration): Promise<void> {
    await tx.execute(
      'UPDATE app_registrations SET name = ?, is_default = ?, types = ?, updated_at = ? WHERE id = ?',
      [
        ...[changed.name, changed.isDefault ? 1 : 0, JSON.stringify(changed.types)],
        ...[changed.updatedAt, changed.id],
      ],
    );
  }

  async remove(tx: Transaction, id: string): Promise<void> {
    await tx.execute(
      `DELETE FROM app_registration_warnings WHERE credential_id IN
       (SELECT id FROM app_registration_credentials WHERE registration_id = ?)`,
      [id],
    );
    await tx.execute('DELETE FROM app_registrations WHERE id = ?', [id]);
  }

  async insertCredential(
    tx: Transaction,
    registrationId: string,
    added: Credential,
    secret: ClientCredential,
  ): Promise<void> {
    const isSecret = secret.kind === 'secret';
    const sealed = this.database.secrets.seal(
      isSecret ? secret.secret : secret.privateKey,
      placeOf(added.id),
    );
    const values: SqlValue[] = [added.id, registrationId, added.kind, sealed];
    await tx.execute(
      `INSERT INTO app_registration_credentials
       (id, registration_id, kind, secret_encrypted, certificate, thumbprint, expires_at, added_at)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      [...values, isSecret ? null : (secret.x5c ?? null), added.thumbprint, added.expiresAt, added.addedAt],
    );
  }

  async removeCredential(tx: Transaction, id: string): Promise<void> {
    await tx.execute('DELETE FROM app_registration_warnings WHERE credential_id = ?', [id]);
    await tx.execute('DELETE FROM app_registration_credentials WHERE id = ?', [id]);
  }

  /** Remembers that a warning was given; false when it, or a later one, was given before, by whichever node. */
  async warn(tx: Transaction, credentialId: string, daysAhead: number, at: string): Promise<boolean> {
    const { affected } = await tx.execute(
      `INSERT INTO app_registration_warnings (credential_id, days_ahead, warned_at) VALUES (?, ?, ?)
       ON CONFLICT (credential_id) DO UPDATE SET days_ahead = excluded.days_ahead, warned_at = excluded.warned_at
       WHERE app_registration_warnings.days_ahead > excluded.days_ahead`,
      [credentialId, daysAhead, at],
    );
    return affected === 1;
  }
}

function placeOf(credentialId: string): SecretPlace {
  return { table: 'app_registration_credentials', column: 'secret_encrypted', rowId: credentialId };
}

function registrationFrom(row: Row, credentials: readonly CredentialRow[]): Registration {
  return {
    id: row.id,
    name: row.name,
    clientId: row.client_id,
    cloud: row.cloud,
    isDefault: row.is_default === 1,
    types: JSON.parse(row.types) as ConnectionType[],
    source: 'stored',
    credentials: credentials.map(({ id, kind, thumbprint, expires_at: expiresAt, added_at: addedAt }) => ({
      ...{ id, kind, thumbprint, expiresAt, addedAt },
    })),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
