import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, unlink } from 'node:fs/promises';
import path from 'node:path';
import { EncryptionKeyError } from './database.errors.js';

/** One AES-256 key and the id by which sealed values name it. */
export interface EncryptionKey {
  readonly id: string;
  readonly key: Buffer;
}

/** The file in DATA_DIR that holds the key of an installation that was given none. */
export const keyFileName = 'encryption-keys';

/** The file beside it with keys that only backups need. */
export const retiredKeyFileName = 'encryption-keys.retired';

const keyBytes = 32;
const keyPattern = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/_-]{43}=?)$/;

/**
 * Reads a list of `id:base64(32 bytes)`, separated by commas, spaces or line ends; the first one encrypts.
 * @returns the keys, or one sentence for each thing that is wrong (it never repeats a key)
 */
export function parseEncryptionKeys(text: string): { keys: EncryptionKey[] } | { problems: string[] } {
  const entries = text.split(/[\s,]+/).filter((entry) => entry !== '');
  const problems: string[] = [];
  const keys: EncryptionKey[] = [];
  entries.forEach((entry, index) => {
    const [, id, encoded] = keyPattern.exec(entry) ?? [];
    const key = Buffer.from(encoded ?? '', 'base64');
    if (id === undefined || key.length !== keyBytes) {
      problems.push(`entry ${index + 1} is not "id:key" with a key of ${keyBytes} bytes in base64`);
    } else if (keys.some((other) => other.id === id)) {
      problems.push(`the key id "${id}" appears twice`);
    } else {
      keys.push({ id, key });
    }
  });
  if (entries.length === 0) problems.push('it holds no key');
  return problems.length > 0 ? { problems } : { keys };
}

/**
 * The keys of the file in `dataDir`; null when there is no file.
 * @throws EncryptionKeyError when the file holds something else
 */
export async function readKeyFile(dataDir: string, name = keyFileName): Promise<EncryptionKey[] | null> {
  const file = path.join(dataDir, name);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && (cause.code === 'ENOENT' || cause.code === 'ENOTDIR'))
      return null;
    throw new EncryptionKeyError(
      `The encryption keys in ${file} cannot be read: ${String(cause)}`,
      {},
      { cause },
    );
  }
  const parsed = parseEncryptionKeys(text);
  if ('problems' in parsed)
    throw new EncryptionKeyError(`${file} is damaged: ${parsed.problems.join('; ')}.`);
  return parsed.keys;
}

/** A new key under a new id. */
export function newKey(): EncryptionKey {
  return { id: `k${randomBytes(4).toString('hex')}`, key: randomBytes(keyBytes) };
}

/** Makes a key and keeps it in `dataDir`, readable by its owner alone. A file that is there already stays and is used. */
export async function generateKeyFile(dataDir: string): Promise<EncryptionKey[]> {
  const key = newKey();
  const draft = await writeDraft(dataDir, [key]);
  try {
    // A hard link appears whole or not at all, and never replaces a file.
    await link(draft, path.join(dataDir, keyFileName));
    return [key];
  } catch (error) {
    const existing = await readKeyFile(dataDir);
    if (!existing) throw error;
    return existing;
  } finally {
    await unlink(draft);
  }
}

/** Puts keys in the place of those of the file in `dataDir`, at once and for good. */
export async function replaceKeyFile(
  dataDir: string,
  keys: readonly EncryptionKey[],
  name = keyFileName,
): Promise<void> {
  await rename(await writeDraft(dataDir, keys), path.join(dataDir, name));
  const directory = await open(dataDir, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

async function writeDraft(dataDir: string, keys: readonly EncryptionKey[]): Promise<string> {
  const draft = path.join(dataDir, `.${keyFileName}-${randomBytes(6).toString('hex')}`);
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(keys.map(({ id, key }) => `${id}:${key.toString('base64')}\n`).join(''));
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}
