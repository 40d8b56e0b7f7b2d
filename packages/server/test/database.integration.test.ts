import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Database,
  DataDirectoryError,
  EncryptionKeyError,
  openDatabase,
  type SecretPlace,
  StorageFullError,
  type Transaction,
  UniqueViolationError,
} from '../src/database/index.js';
import { migrations } from '../src/database/migrations/index.js';
import { systemAmbient } from '../src/system-ambient.js';
import { createTestStore, databaseKinds, type TestStore } from './databases.js';

const addTenant = (tx: Transaction, id: string) =>
  tx.execute('INSERT INTO tenants (id, search_text, updated_at) VALUES (?, ?, ?)', [
    id,
    'has a ? inside',
    'now',
  ]);

const tenantIds = async (database: Database) =>
  (await database.query<{ id: string }>('SELECT id FROM tenants ORDER BY id')).map(({ id }) => id);

describe.each(databaseKinds)('a %s database', (kind) => {
  let store: TestStore;
  let database: Database;

  beforeEach(async () => {
    store = await createTestStore(kind);
    database = await store.open();
  });

  afterEach(async () => {
    await database.close();
    await store.remove();
  });

  it('shows what was committed and hides what is under way', async () => {
    let seenInside: string[] = [];
    await database.unitOfWork.run(async (tx) => {
      await addTenant(tx, 'a');
      seenInside = await tenantIds(database);
      expect(await tx.query('SELECT id FROM tenants')).toEqual([{ id: 'a' }]);
    });
    expect(seenInside).toEqual([]);
    expect(await tenantIds(database)).toEqual(['a']);
  });

  it('counts the rows a statement touched', async () => {
    const counts = await database.unitOfWork.run(async (tx) => {
      await addTenant(tx, 'a');
      await addTenant(tx, 'b');
      const updated = await tx.execute('UPDATE tenants SET domain = ?', ['x']);
      const skipped = await tx.execute(
        `INSERT INTO tenants (id, search_text, updated_at) VALUES (?, '', '') ON CONFLICT DO NOTHING`,
        ['a'],
      );
      const deleted = await tx.execute(`DELETE FROM tenants WHERE id = ? AND domain <> '?'`, ['a']);
      return [updated.affected, skipped.affected, deleted.affected];
    });
    expect(counts).toEqual([2, 0, 1]);
  });

  it('returns the rows of RETURNING', async () => {
    const rows = await database.unitOfWork.run((tx) =>
      tx.query(`INSERT INTO tenants (id, search_text, updated_at) VALUES (?, '', '') RETURNING id`, ['r']),
    );
    expect(rows).toEqual([{ id: 'r' }]);
  });

  it('names table and columns of what must be unique', async () => {
    await database.unitOfWork.run((tx) => addTenant(tx, 'a'));
    const repeated = database.unitOfWork.run((tx) => addTenant(tx, 'a'));
    await expect(repeated).rejects.toThrow(UniqueViolationError);
    await expect(repeated).rejects.toMatchObject({ table: 'tenants', columns: ['id'] });
  });

  it('refuses to write through the reader', async () => {
    await expect(database.query(`DELETE FROM tenants`)).rejects.toThrow(/read-?only/i);
  });

  it('finishes what was begun before it closes, then refuses', async () => {
    const work = database.unitOfWork.run((tx) => addTenant(tx, 'a'));
    await database.close();
    await work;
    await expect(database.unitOfWork.run(async () => undefined)).rejects.toMatchObject({
      code: 'DATABASE_CLOSED',
    });
    database = await store.open();
    expect(await tenantIds(database)).toEqual(['a']);
  });

  it('migrates once when several nodes start at once', async () => {
    const fresh = await createTestStore(kind);
    const key = { id: 'k1', key: randomBytes(32) };
    const nodes = await Promise.all([1, 2, 3].map(() => fresh.open({ encryptionKeys: [key] })));
    expect(await nodes[0]?.query('SELECT name FROM migrations')).toHaveLength(migrations.length);
    await Promise.all(nodes.map((node) => node.close()));
    await fresh.remove();
  });

  it('opens a secret at its own place only', () => {
    const place: SecretPlace = { table: 'token_caches', column: 'cache_encrypted', rowId: '1' };
    const sealed = database.secrets.seal('příliš tajné', place);
    expect(sealed).not.toContain('tajné');
    expect(database.secrets.open(sealed, place)).toBe('příliš tajné');
    expect(() => database.secrets.open(sealed, { ...place, rowId: '2' })).toThrow(/moved/);
    expect(() => database.secrets.open(`${sealed.slice(0, -2)}AA`, place)).toThrow(/altered/);
    expect(() => database.secrets.open('plain text', place)).toThrow(/no sealed value/);
  });

  it.runIf(kind === 'sqlite')('makes files that their owner alone can read', async () => {
    const names = await readdir(store.dataDir);
    expect(names).toContain('landbridge.sqlite-wal');
    for (const name of names) {
      expect([name, (await stat(path.join(store.dataDir, name))).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('generates a key that its owner alone can read, and uses it again', async () => {
    const file = path.join(store.dataDir, 'encryption-keys');
    const before = await readFile(file, 'utf8');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const sealed = database.secrets.seal('x', { table: 't', column: 'c_encrypted', rowId: 'r' });
    await database.close();
    database = await store.open();
    expect(await readFile(file, 'utf8')).toBe(before);
    expect(database.secrets.open(sealed, { table: 't', column: 'c_encrypted', rowId: 'r' })).toBe('x');
  });

  describe('started with the wrong keys', () => {
    const wrongKeys: [string, (file: string) => Promise<readonly { id: string; key: Buffer }[]>][] = [
      ['a lost key file', async (file) => rm(file).then(() => [])],
      ['a damaged key file', async (file) => writeFile(file, 'k1:abc').then(() => [])],
      ['another configured key', async () => [{ id: 'other', key: randomBytes(32) }]],
      [
        'another key under the same id',
        async (file) => [{ id: (await readFile(file, 'utf8')).split(':')[0] ?? '', key: randomBytes(32) }],
      ],
    ];

    it.each(wrongKeys)('stops in words and changes nothing: %s', async (_name, arrange) => {
      await database.unitOfWork.run((tx) => addTenant(tx, 'a'));
      await database.close();
      const file = path.join(store.dataDir, 'encryption-keys');
      const keyFileBefore = await readFile(file, 'utf8');
      const encryptionKeys = await arrange(file);
      const before = await contentOf(store);
      const opening = store.open({ encryptionKeys });
      await expect(opening).rejects.toThrow(EncryptionKeyError);
      await expect(opening).rejects.toThrow(/encryption.key/i);
      expect(await contentOf(store)).toBe(before);
      await writeFile(file, keyFileBefore);
      database = await store.open();
      expect(await tenantIds(database)).toEqual(['a']);
    });
  });

  async function contentOf(of: TestStore): Promise<string> {
    if (of.kind === 'sqlite') return readFile(path.join(of.dataDir, 'landbridge.sqlite'), 'base64');
    const keys = [
      JSON.stringify(await readRows(of, 'encryption_keys')),
      JSON.stringify(await readRows(of, 'tenants')),
    ];
    return keys.join('\n');
  }
});

async function readRows(store: TestStore, table: string): Promise<unknown[]> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: store.url ?? '' });
  await client.connect();
  try {
    return (await client.query(`SELECT * FROM ${table}`)).rows;
  } finally {
    await client.end();
  }
}

it('says in a sentence that the data directory cannot be written', async () => {
  const opening = openDatabase({ dataDir: '/proc/landbridge', encryptionKeys: [], ambient: systemAmbient });
  await expect(opening).rejects.toThrow(DataDirectoryError);
  await expect(opening).rejects.toThrow('The data directory /proc/landbridge cannot be written');
});

it('says in a sentence that the file is no database, and leaves it alone', async () => {
  const store = await createTestStore('sqlite');
  const file = path.join(store.dataDir, 'landbridge.sqlite');
  await writeFile(file, 'something else, '.repeat(1_000));
  const opening = store.open();
  await expect(opening).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  await expect(opening).rejects.toThrow(`The database file ${file} cannot be opened: `);
  expect(await readFile(file, 'utf8')).toBe('something else, '.repeat(1_000));
  await store.remove();
});

it('says in a sentence, without the password, that PostgreSQL is not there', async () => {
  const opening = openDatabase({
    url: 'postgres://user:hunter2@127.0.0.1:1/none',
    dataDir: '/unused',
    encryptionKeys: [{ id: 'k', key: randomBytes(32) }],
    ambient: systemAmbient,
  });
  await expect(opening).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' });
  await expect(opening).rejects.not.toThrow('hunter2');
  await expect(opening).rejects.toThrow('PostgreSQL at 127.0.0.1:1/none cannot be used');
});

describe('a SQLite database whose disk is full', () => {
  it('says so in words, each time to whoever writes and once in the log, and goes on when there is room', async () => {
    const store = await createTestStore('sqlite');
    const warnings: string[] = [];
    const log = { info: () => undefined, warn: (_: object, message: string) => void warnings.push(message) };
    const { url, dataDir } = store;
    const database = await openDatabase({ url, dataDir, encryptionKeys: [], ambient: systemAmbient, log });
    const bound = (pages: number) =>
      database.unitOfWork.run((tx) => tx.query(`PRAGMA max_page_count = ${pages}`));
    const addMuch = () =>
      database.unitOfWork.run((tx) =>
        tx.execute('INSERT INTO tenants (id, search_text, updated_at) VALUES (?, ?, ?)', [
          randomBytes(8).toString('hex'),
          'x'.repeat(1_000_000),
          'now',
        ]),
      );
    await bound(1);
    for (let time = 0; time < 3; time += 1) await expect(addMuch()).rejects.toThrow(StorageFullError);
    expect(warnings).toEqual(['Nothing was stored: the disk that the hub keeps its data on is full.']);
    expect(await tenantIds(database)).toEqual([]);
    await bound(1_000_000);
    await addMuch();
    expect(await tenantIds(database)).toHaveLength(1);
    await bound(1);
    await expect(addMuch()).rejects.toThrow(StorageFullError);
    expect(warnings).toHaveLength(2);
    await database.close();
    await store.remove();
  });
});
