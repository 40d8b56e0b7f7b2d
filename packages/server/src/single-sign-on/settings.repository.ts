import type { Database, Transaction } from '../database/index.js';
import type { SignOnRole, SignOnSettings } from './sign-on-settings.js';

interface Row {
  connection_id: string;
  is_enabled: number;
  domains: string;
  group_ids: string;
  role: SignOnRole;
}

const columns = 'connection_id, is_enabled, domains, group_ids, role';

/** The rows of what SSO connections are used for at this hub's window. */
export class SettingsRepository {
  constructor(private readonly database: Database) {}

  async find(connectionId: string): Promise<SignOnSettings | null> {
    const [row] = await this.database.query<Row>(
      `SELECT ${columns} FROM sign_on_settings WHERE connection_id = ?`,
      [connectionId],
    );
    return row ? toSettings(row) : null;
  }

  /** Those that let somebody in; there are as many as an installation has organisations. */
  async enabled(): Promise<SignOnSettings[]> {
    const rows = await this.database.query<Row>(
      `SELECT ${columns} FROM sign_on_settings WHERE is_enabled = 1 ORDER BY connection_id LIMIT 20`,
    );
    return rows.map(toSettings);
  }

  async save(tx: Transaction, settings: SignOnSettings): Promise<void> {
    await tx.execute(
      `INSERT INTO sign_on_settings (${columns}) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (connection_id) DO UPDATE SET is_enabled = excluded.is_enabled, domains = excluded.domains,
          group_ids = excluded.group_ids, role = excluded.role`,
      [
        settings.connectionId,
        settings.isEnabled ? 1 : 0,
        JSON.stringify(settings.domains),
        JSON.stringify(settings.groupIds),
        settings.role,
      ],
    );
  }
}

function toSettings(row: Row): SignOnSettings {
  return {
    connectionId: row.connection_id,
    isEnabled: row.is_enabled === 1,
    domains: JSON.parse(row.domains) as string[],
    groupIds: JSON.parse(row.group_ids) as string[],
    role: row.role,
  };
}
