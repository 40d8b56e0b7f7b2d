import { createAuditLog } from '../src/audit/index.js';
import type { Database } from '../src/database/index.js';
import type { Ambient } from '../src/ambient.js';

/** What is filled by the hub itself, by a trigger or by the migrations; everything else gets rows here. */
const filledOtherwise = [
  /^(migrations|audit_entries|audit_head|encryption_keys|webhook_cursor)$/,
  /^(connection|tenant)_search/,
];

interface Column {
  readonly name: string;
  readonly type: string;
  readonly pk: number;
}

/**
 * Puts rows into every table of a SQLite database, whatever tables there are: a table of tomorrow is not forgotten.
 * @returns the names of all tables that now have rows
 */
export async function fillEveryTable(database: Database, ambient: Ambient): Promise<string[]> {
  const tables = await database.query<{ name: string }>(
    String.raw`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'`,
  );
  const names = tables.map(({ name }) => name);
  await database.unitOfWork.run(async (tx) => {
    await tx.execute('PRAGMA defer_foreign_keys = ON');
    for (const table of names.filter((name) => !filledOtherwise.some((pattern) => pattern.test(name)))) {
      const columns = await tx.query<Column>(
        'SELECT name, lower(type) AS type, pk FROM pragma_table_info(?)',
        [table],
      );
      const parents = await tx.query<{ from: string; table: string; to: string }>(
        'SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)',
        [table],
      );
      const rows = table === 'events' ? 1_203 : 3;
      for (let n = 1; n <= rows; n += 1) {
        const key = columns.find(({ pk }) => pk === 1)?.name;
        const rowId = `${parents.find(({ from }) => from === key)?.to ?? key} ${n}`;
        const values = columns.map(({ name, type, pk }) => {
          const parent = parents.find(({ from }) => from === name);
          if (parent) return `${parent.to} ${n}`;
          if (name.endsWith('_encrypted'))
            return database.secrets.seal('žluťoučký', {
              table,
              column: name as `${string}_encrypted`,
              rowId,
            });
          if (table === 'work_jobs' && name in job) return job[name as keyof typeof job];
          if (type === 'bigint') return 5_000_000_000 + n;
          if (type === 'integer') return n;
          return pk === 0 && n === 2 ? `${name} "\\ 😀\n${n}` : `${name} ${n}`;
        });
        const list = columns.map(({ name }) => `"${name}"`).join(', ');
        const marks = columns.map(() => '?').join(', ');
        await tx.execute(`INSERT OR REPLACE INTO "${table}" (${list}) VALUES (${marks})`, values);
      }
    }
  });
  const audit = createAuditLog({ ambient });
  await database.unitOfWork.run(async (tx) => {
    for (const name of ['Hana', 'Petr']) {
      const actor = { kind: 'administrator', id: name, name, address: '192.0.2.1' } as const;
      await audit.record(tx, {
        actor,
        action: 'setup_link.created',
        subjectKind: 'x',
        subjectId: name,
        details: { name },
      });
    }
  });
  const filled: string[] = [];
  for (const name of names)
    if ((await database.query(`SELECT 1 FROM "${name}" LIMIT 1`)).length > 0) filled.push(name);
  return filled;
}

const job = {
  kind: 'verify',
  payload: '{"n":1}',
  state: 'QUEUED',
  due_at: '2099-01-01T00:00:00.000Z',
  attempts: 1,
  max_attempts: 25,
};
