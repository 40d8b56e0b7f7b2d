import type { Ambient } from '../ambient.js';
import { SecretUnreadableError } from './database.errors.js';
import {
  type EncryptionKey,
  newKey,
  readKeyFile,
  replaceKeyFile,
  retiredKeyFileName,
} from './encryption-keys.js';
import type { Database } from './index.js';
import { recordKey } from './key-check.js';
import {
  type ReadRows,
  type SecretColumn,
  secretColumns,
  storedSecrets,
  type StoredSecret,
} from './secret-columns.js';
import type { Transaction } from './unit-of-work.js';

// Any number of ours will do: advisory locks are shared by everything in one database.
const rotationLock = 4_711_002;
const maxPasses = 5;

export interface Reencryption {
  /** How many secrets were encrypted anew. */
  readonly changed: number;
  /** Those that no key at hand opens, in words. */
  readonly unreadable: readonly string[];
  /** How many are still under another key: a hub goes on sealing with it. */
  readonly left: number;
}

/** How many secrets that can be read are under another key than the one that seals now. */
export async function secretsUnderFormerKeys(database: Database): Promise<number> {
  let count = 0;
  for (const column of await columnsOf(database)) {
    for await (const batch of storedSecrets(column, reader(database))) {
      count += former(batch, database).filter((secret) => 'plaintext' in opened(secret, database)).length;
    }
  }
  return count;
}

function opened(
  { place, sealed }: StoredSecret,
  database: Database,
): { plaintext: string } | { problem: string } {
  try {
    return { plaintext: database.secrets.open(sealed, place) };
  } catch (error) {
    if (error instanceof SecretUnreadableError) return { problem: error.message };
    throw error;
  }
}

/**
 * Encrypts every secret that is under another key anew under the one that seals now, a few in each transaction, while
 * hubs go on working. Ended half way, it goes on when it is run again. `onBatch` is told how many a transaction changed.
 */
export async function reencryptSecrets(
  database: Database,
  onBatch: (changed: number) => void = () => undefined,
): Promise<Reencryption> {
  const columns = await columnsOf(database);
  const unreadable = new Map<string, string>();
  let changed = 0;
  for (let pass = 1; pass <= maxPasses; pass += 1) {
    let found = 0;
    for (const column of columns) {
      for await (const batch of storedSecrets(column, reader(database))) {
        const due = former(batch, database).filter((secret) => !unreadable.has(secret.sealed));
        if (due.length === 0) continue;
        found += due.length;
        const done = await reencryptBatch(database, { column, due, unreadable });
        changed += done;
        onBatch(done);
      }
    }
    if (found === 0) break;
  }
  const left = await secretsUnderFormerKeys(database);
  return { changed, unreadable: [...unreadable.values()], left };
}

async function reencryptBatch(
  database: Database,
  batch: { column: SecretColumn; due: readonly StoredSecret[]; unreadable: Map<string, string> },
): Promise<number> {
  const { table, column, idColumn } = batch.column;
  const anew = batch.due.flatMap((secret) => {
    const { place, sealed } = secret;
    const result = opened(secret, database);
    if ('plaintext' in result) {
      return [{ rowId: place.rowId, sealed, next: database.secrets.seal(result.plaintext, place) }];
    }
    batch.unreadable.set(sealed, result.problem);
    return [];
  });
  return database.unitOfWork.run(async (tx) => {
    let changed = 0;
    for (const { rowId, sealed, next } of anew) {
      // What a hub has written meanwhile stays; the next pass comes by.
      const sql = `UPDATE ${table} SET ${column} = ? WHERE ${idColumn} = ? AND ${column} = ?`;
      changed += (await tx.execute(sql, [next, rowId, sealed])).affected;
    }
    return changed;
  });
}

/** Puts a new key before those of the key file in `dataDir`, and records it. Hubs seal with it within seconds. */
export async function addKeyToFile(database: Database, dataDir: string, ambient: Ambient): Promise<void> {
  const added = newKey();
  const before = (await readKeyFile(dataDir)) ?? [];
  await database.unitOfWork.run(async (tx) => {
    await lock(database, tx);
    // In the file first: recorded and in no file, it would keep the hub from starting.
    const now = (await readKeyFile(dataDir)) ?? [];
    if (now[0]?.id === before[0]?.id) await replaceKeyFile(dataDir, [added, ...now]);
    const [first = added] = (await readKeyFile(dataDir)) ?? [];
    await recordKey(tx, first, ambient.now());
  });
}

/**
 * Forgets every key but the one that seals now: hubs start without them. A key file in `dataDir` keeps that one alone, and
 * the others go into a file beside it, since backups made before need them.
 * @returns the ids of the keys that are not needed any more
 */
export async function retireFormerKeys(database: Database, dataDir: string | null): Promise<string[]> {
  const current = database.secrets.currentKeyId();
  const retired = await database.unitOfWork.run(async (tx) => {
    await lock(database, tx);
    const rows = await tx.query<{ id: string }>('SELECT id FROM encryption_keys WHERE id <> ? ORDER BY id', [
      current,
    ]);
    await tx.execute('DELETE FROM encryption_keys WHERE id <> ?', [current]);
    return rows.map(({ id }) => id);
  });
  if (dataDir !== null) await keepOnly(dataDir, current);
  return retired;
}

async function keepOnly(dataDir: string, keyId: string): Promise<void> {
  const keys = (await readKeyFile(dataDir)) ?? [];
  const gone = keys.filter(({ id }) => id !== keyId);
  if (gone.length === 0) return;
  const known: EncryptionKey[] = (await readKeyFile(dataDir, retiredKeyFileName)) ?? [];
  const retired = [...known.filter(({ id }) => !gone.some((key) => key.id === id)), ...gone];
  await replaceKeyFile(dataDir, retired, retiredKeyFileName);
  await replaceKeyFile(
    dataDir,
    keys.filter(({ id }) => id === keyId),
  );
}

/** One rotation at a time; on SQLite the transaction itself sees to that. */
async function lock(database: Database, tx: Transaction): Promise<void> {
  if (database.kind === 'postgres') await tx.query('SELECT pg_advisory_xact_lock(?)', [rotationLock]);
}

function former(batch: readonly StoredSecret[], database: Database): StoredSecret[] {
  return batch.filter(({ sealed }) => !database.secrets.isCurrent(sealed));
}

function columnsOf(database: Database): Promise<SecretColumn[]> {
  return secretColumns(database.kind, reader(database));
}

function reader(database: Database): ReadRows {
  return (sql, params) => database.query(sql, params);
}
