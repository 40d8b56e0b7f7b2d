import type { Database } from '../database/index.js';
import { type Language, languageOf } from '../languages.js';
import { roleOf, scopesOf } from '../roles.js';
import type { Scope } from '../scopes.js';

/** How somebody who signs in is written to. */
export interface Address {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly language: Language;
}

/** Where people are reached, and in the language that each read last. */
export class Addresses {
  constructor(private readonly database: Database) {}

  /** Of everybody whose role has a scope, in the order in which they came. */
  async whoMay(scope: Scope): Promise<Address[]> {
    const rows = await this.database.query<{
      id: string;
      email: string;
      name: string;
      role: string;
      language: string;
    }>('SELECT id, email, name, role, language FROM administrators ORDER BY created_at, id');
    return rows
      .filter(({ role }) => scopesOf(roleOf(role)).has(scope))
      .map(({ id, email, name, language }) => ({ id, email, name, language: languageOf(language) ?? 'en' }));
  }

  /** Keeps the language that somebody's window is in. */
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
