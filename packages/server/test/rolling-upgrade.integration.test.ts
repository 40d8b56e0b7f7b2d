import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createTestStore, databaseKinds } from './databases.js';

const folder = path.join(import.meta.dirname, '../src/database/migrations');

/** What a node of the version before cannot bear, while it runs beside one that has migrated. */
const contracting = [
  /\bDROP\s+(TABLE|COLUMN|TRIGGER|CONSTRAINT)\b.*/gi,
  /\bRENAME\b.*/g,
  /\bALTER\s+COLUMN\b.*/gi,
  /\bADD\s+COLUMN\b(?!.*\bDEFAULT\b).*\bNOT\s+NULL\b.*/gi,
];

/** Migrations that may, and why. */
const exceptions: Readonly<Record<string, string>> = {
  '0004-search-by-tenant.ts': 'drops what SQLite searches in, and a SQLite database has one node',
  '0019-audit-chain.ts': 'came before the first release: no node of a version before it runs beside another',
};

describe('migrations', () => {
  const later = readdirSync(folder).filter((name) => /^\d{4}-/.test(name) && !name.startsWith('0001'));

  it.each(later.filter((name) => !(name in exceptions)))(
    '%s only adds, so that nodes of two versions run side by side while the hub is upgraded',
    (name) => {
      const text = readFileSync(path.join(folder, name), 'utf8');
      expect(contracting.flatMap((pattern) => text.match(pattern) ?? [])).toEqual([]);
    },
  );
});

describe.each(databaseKinds)('a %s database that a newer version has migrated', (kind) => {
  it('is opened by a node of this version, which leaves alone what it does not know', async () => {
    const store = await createTestStore(kind);
    const running = await store.open();
    try {
      await running.unitOfWork.run(async (tx) => {
        await tx.execute(`INSERT INTO migrations (timestamp, name) VALUES (?, ?)`, [
          4_000_000_000_000,
          'OfANewerVersion4000000000000',
        ]);
        await tx.execute('ALTER TABLE connections ADD COLUMN of_a_newer_version text');
      });
      const started = await store.open();
      expect(await started.query('SELECT of_a_newer_version FROM connections')).toEqual([]);
      await started.close();
      expect(await running.query('SELECT name FROM migrations WHERE timestamp = 4000000000000')).toHaveLength(
        1,
      );
    } finally {
      await running.close();
      await store.remove();
    }
  });
});
