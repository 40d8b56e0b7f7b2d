import type { Ambient } from '../ambient.js';
import { DatabaseMissingError, SecretUnreadableError } from './database.errors.js';
import { chooseKeys, recordedKeys } from './key-check.js';
import { FixedKeyRing } from './key-ring.js';
import { migrations } from './migrations/index.js';
import { type DatabaseOptions, storeOpening } from './open-database.js';
import { createSecretBox } from './secret-box.js';
import { type ReadRows, secretColumns, storedSecrets } from './secret-columns.js';

/** What was found about one thing, in words. */
export interface Finding {
  readonly isGood: boolean;
  readonly text: string;
}

const namedAtMost = 20;

/**
 * Reads something in the database of a hub, which may be running, and changes nothing.
 * @throws DatabaseMissingError where there is none, or DatabaseUnavailableError
 */
export async function readDatabase<T>(
  options: Pick<DatabaseOptions, 'url' | 'dataDir' | 'ambient'>,
  read: (query: ReadRows) => Promise<T>,
): Promise<T> {
  const opening = await storeOpening(options);
  return opening.peek(async (query) => {
    if ((await recordedKeys(query)).length === 0)
      throw new DatabaseMissingError(options.url ? null : options.dataDir);
    return read(query);
  });
}

/**
 * Looks at the whole database of a hub, which may be running, and changes nothing: whether what is stored hangs together,
 * which migrations have run, and whether every secret can be decrypted.
 * @throws DatabaseMissingError, DatabaseUnavailableError, or EncryptionKeyError when the keys at hand are others
 */
export async function inspectDatabase(
  options: Omit<DatabaseOptions, 'mustExist' | 'ambient'> & { readonly ambient: Ambient },
): Promise<Finding[]> {
  const { url, dataDir, encryptionKeys, encryptionKeysFile = null } = options;
  const opening = await storeOpening(options);
  return opening.peek(async (query) => {
    const recorded = await recordedKeys(query);
    if (recorded.length === 0) throw new DatabaseMissingError(url ? null : dataDir);
    const { keys } = await chooseKeys({
      configured: encryptionKeys,
      configuredFile: encryptionKeysFile,
      dataDir,
      recorded,
    });
    const kind = url ? 'postgres' : 'sqlite';
    const integrity = kind === 'sqlite' ? await sqliteIntegrity(query) : await postgresIntegrity(query);
    const secrets = createSecretBox(new FixedKeyRing(keys));
    const unreadable: string[] = [];
    let readable = 0;
    for (const column of await secretColumns(kind, query)) {
      for await (const batch of storedSecrets(column, query)) {
        for (const { place, sealed } of batch) {
          try {
            secrets.open(sealed, place);
            readable += 1;
          } catch (error) {
            if (!(error instanceof SecretUnreadableError)) throw error;
            unreadable.push(error.message);
          }
        }
      }
    }
    return [
      ...integrity,
      ...(await migrationFindings(query)),
      {
        isGood: true,
        text: `The keys at hand are those of the database: ${keys.map(({ id }) => id).join(', ')}.`,
      },
      { isGood: true, text: `${readable} secrets can be decrypted.` },
      ...bad(unreadable),
    ];
  });
}

async function migrationFindings(query: ReadRows): Promise<Finding[]> {
  const known = migrations.map((migration) => new migration().name);
  const applied = (await query<{ name: string }>('SELECT name FROM migrations ORDER BY id')).map(
    ({ name }) => name,
  );
  const pending = known.filter((name) => !applied.includes(name));
  const newer = applied.filter((name) => !known.includes(name));
  return [
    { isGood: true, text: `${applied.length} migrations have run.` },
    ...bad(newer.map((name) => `A newer Landbridge has used this database: this one does not know ${name}.`)),
    ...bad(pending.map((name) => `${name} has not run: the next start of the hub runs it.`)),
  ];
}

async function sqliteIntegrity(query: ReadRows): Promise<Finding[]> {
  const rows = await query<{ integrity_check: string }>('PRAGMA integrity_check');
  const problems = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok');
  const orphans = await query<{ table: string; parent: string }>('PRAGMA foreign_key_check');
  if (problems.length + orphans.length === 0) {
    return [{ isGood: true, text: 'The database file is whole, and every reference in it leads somewhere.' }];
  }
  return bad([
    ...problems.map((text) => `The database file is damaged: ${text}.`),
    ...orphans.map(({ table, parent }) => `A row of ${table} refers to one of ${parent} that is not there.`),
  ]);
}

/** PostgreSQL watches over references itself; an index is left invalid when its making was interrupted. */
async function postgresIntegrity(query: ReadRows): Promise<Finding[]> {
  const invalid = await query<{ name: string }>(
    'SELECT indexrelid::regclass::text AS name FROM pg_index WHERE NOT indisvalid',
  );
  if (invalid.length === 0) return [{ isGood: true, text: 'PostgreSQL answers, and its indexes are valid.' }];
  return bad(invalid.map(({ name }) => `The index ${name} is invalid: run REINDEX INDEX ${name}.`));
}

function bad(problems: readonly string[]): Finding[] {
  const more = problems.length - namedAtMost;
  const texts = more > 0 ? [...problems.slice(0, namedAtMost), `And ${more} more of these.`] : problems;
  return texts.map((text) => ({ isGood: false, text }));
}
