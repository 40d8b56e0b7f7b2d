import type { Database } from '../database/index.js';
import { type Language, languageOf } from '../languages.js';

/** How an administrator is written to. */
export interface Address {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** Where administrators are reached, and in the language that each read last. */
export class Addresses {
  constructor(private readonly database: Database) {}

  async all(): Promise<Address[]> {
    const rows = await this.database.query<{ email: string; name: string; language: string }>(
      'SELECT email, name, language FROM administrators ORDER BY created_at, id',
    );
    return rows.map(({ email, name, language }) => ({ email, name, language: languageOf(language) ?? 'en' }));
  }

  /** Keeps the language that an administrator's window is in. */
  async rememberLanguage(administratorId: string, language: Language): Promise<void> {
    const known = await this.database.query('SELECT 1 FROM administrators WHERE id = ? AND language = ?', [
      administratorId,
      language,
    ]);
    if (known.length > 0) return;
    await this.database.unitOfWork.run(async (tx) => {
      await tx.execute('UPDATE administrators SET language = ? WHERE id = ?', [language, administratorId]);
    });
  }
}
