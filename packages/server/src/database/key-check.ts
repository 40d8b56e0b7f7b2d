import path from 'node:path';
import { EncryptionKeyError, SecretUnreadableError } from './database.errors.js';
import { type EncryptionKey, generateKeyFile, keyFileName, readKeyFile } from './encryption-keys.js';
import { FixedKeyRing } from './key-ring.js';
import { createSecretBox, type SecretPlace } from './secret-box.js';
import type { Transaction } from './unit-of-work.js';

/** A key that this database was written with: a known text sealed with it. */
export interface RecordedKey {
  readonly id: string;
  readonly check_value: string;
}

const knownText = 'landbridge';

/** The keys this database knows; none when it is new. */
export async function recordedKeys(query: (sql: string) => Promise<unknown[]>): Promise<RecordedKey[]> {
  try {
    return (await query('SELECT id, check_value FROM encryption_keys ORDER BY id')) as RecordedKey[];
  } catch (error) {
    // Before the first migration there is no such table, in the words of SQLite and by the code of PostgreSQL.
    const words = String(error);
    if (
      /no such table/.test(words) ||
      /relation "encryption_keys" does not exist/.test(words) ||
      hasCode(error, '42P01')
    ) {
      return [];
    }
    throw error;
  }
}

/**
 * The keys to work with: the configured ones, or those of the key file, or (for a new database) a generated one.
 * `file` is where they come from and may change; null: the environment.
 * @throws EncryptionKeyError when one that the database was written with is missing or another one
 */
export async function chooseKeys(given: {
  configured: readonly EncryptionKey[];
  configuredFile: string | null;
  dataDir: string;
  recorded: readonly RecordedKey[];
}): Promise<{ keys: readonly EncryptionKey[]; file: string | null }> {
  const { configured, configuredFile, dataDir, recorded } = given;
  if (configured.length > 0) {
    requireKeys(configured, recorded);
    return { keys: configured, file: configuredFile };
  }
  const file = path.join(dataDir, keyFileName);
  const atHand = await readKeyFile(dataDir);
  if (atHand === null && recorded.length === 0) return { keys: await generateKeyFile(dataDir), file };
  requireKeys(atHand ?? [], recorded);
  return { keys: atHand ?? [], file };
}

/**
 * Records the key that seals, unless the database knows it; another process may just have recorded its own. Those that
 * only open are none of its keys, or known: one that was retired may stand in a list for a while.
 */
export async function recordKeys(
  tx: Pick<Transaction, 'query' | 'execute'>,
  keys: readonly EncryptionKey[],
  now: Date,
): Promise<void> {
  requireKeys(keys, await tx.query<RecordedKey>('SELECT id, check_value FROM encryption_keys'));
  const [first] = keys;
  if (first) await recordKey(tx, first, now);
}

/** Records a key that secrets may be sealed with from now on. */
export async function recordKey(
  tx: Pick<Transaction, 'execute'>,
  key: EncryptionKey,
  now: Date,
): Promise<void> {
  await tx.execute(
    'INSERT INTO encryption_keys (id, check_value, created_at) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING',
    [key.id, createSecretBox(new FixedKeyRing([key])).seal(knownText, placeOf(key.id)), now.toISOString()],
  );
}

function requireKeys(atHand: readonly EncryptionKey[], recorded: readonly RecordedKey[]): void {
  for (const { id, check_value: checkValue } of recorded) {
    const key = atHand.find((candidate) => candidate.id === id);
    if (!key) {
      throw new EncryptionKeyError(
        `The encryption key "${id}", which this database was written with, is missing: put it back into ` +
          `LANDBRIDGE_ENCRYPTION_KEYS or restore the file ${keyFileName} in DATA_DIR. Nothing was changed.`,
      );
    }
    if (!opens(key, checkValue)) {
      throw new EncryptionKeyError(
        `The encryption key "${id}" is not the one that this database was written with: put the right one into ` +
          `LANDBRIDGE_ENCRYPTION_KEYS or restore the file ${keyFileName} in DATA_DIR. Nothing was changed.`,
      );
    }
  }
}

function opens(key: EncryptionKey, checkValue: string): boolean {
  try {
    return createSecretBox(new FixedKeyRing([key])).open(checkValue, placeOf(key.id)) === knownText;
  } catch (error) {
    if (error instanceof SecretUnreadableError) return false;
    throw error;
  }
}

function placeOf(keyId: string): SecretPlace {
  return { table: 'encryption_keys', column: 'check_value', rowId: keyId };
}

function hasCode(error: unknown, code: string): boolean {
  return typeof error === 'object' && error !== null && Reflect.get(error, 'code') === code;
}
