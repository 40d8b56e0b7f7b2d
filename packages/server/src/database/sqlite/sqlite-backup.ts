import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import {
  chmod,
  copyFile,
  link,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import sqlite3 from 'sqlite3';
import { z } from 'zod';
import { BackupError, type BackupManifest, type RestoreOptions } from '../backup.js';
import { DatabaseMissingError } from '../database.errors.js';
import { chooseKeys, recordedKeys } from '../key-check.js';
import { migrations } from '../migrations/index.js';
import { prepareDataDirectory } from '../open-database.js';
import { databaseFileName, sqliteStore } from './open-sqlite.js';

const manifestName = 'manifest.json';
const busyTimeoutMs = 60_000;

const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.string(),
  sha256: z.string(),
  sizeBytes: z.number(),
  encryptionKeys: z.array(z.string()),
  migrations: z.array(z.string()),
});

/** @see backUp */
export async function backUpSqlite({
  dataDir,
  to,
  now,
}: {
  dataDir: string;
  to: string;
  now: Date;
}): Promise<BackupManifest> {
  const source = path.join(dataDir, databaseFileName);
  if (!existsSync(source)) throw new DatabaseMissingError(dataDir);
  await makeEmptyDirectory(to);
  const copy = path.join(to, databaseFileName);
  const draft = `${copy}.part`;
  await vacuumInto(source, draft);
  await chmod(draft, 0o600);
  await sync(draft);
  await rename(draft, copy);
  const described = await describeCopy(to);
  const manifest: BackupManifest = {
    format: 1,
    createdAt: now.toISOString(),
    sha256: await digestOf(copy),
    sizeBytes: (await stat(copy)).size,
    ...described,
  };
  const file = path.join(to, manifestName);
  await writeFile(`${file}.part`, `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  await sync(`${file}.part`);
  await rename(`${file}.part`, file);
  await sync(to);
  return manifest;
}

/** @see restore */
export async function restoreSqlite({
  from,
  dataDir,
  encryptionKeys,
}: RestoreOptions): Promise<BackupManifest> {
  const manifest = await readManifest(from);
  const target = path.join(dataDir, databaseFileName);
  await prepareDataDirectory(dataDir);
  for (const file of [target, `${target}-wal`]) {
    if (existsSync(file)) {
      throw new BackupError(
        `There is a database already, ${path.resolve(file)}: stop the hub and move it away first. Nothing was changed.`,
      );
    }
  }
  const known = migrations.map((migration) => new migration().name);
  if (manifest.migrations.some((name) => !known.includes(name)))
    throw new BackupError('This backup was made by a newer Landbridge: restore it with that version.');
  const draft = path.join(dataDir, `.restore-${randomBytes(6).toString('hex')}`);
  try {
    await copyFile(path.join(from, databaseFileName), draft);
    if ((await digestOf(draft)) !== manifest.sha256)
      throw new BackupError(
        `${path.join(from, databaseFileName)} is not as it was backed up: it is damaged.`,
      );
    await sqliteStore(from).peek(async (query) => {
      const recorded = await recordedKeys(query);
      await chooseKeys({ configured: encryptionKeys, configuredFile: null, dataDir, recorded });
    });
    await chmod(draft, 0o600);
    await sync(draft);
    // A hard link never replaces a file: a hub may just have been started here.
    await link(draft, target);
    await sync(dataDir);
  } finally {
    await rm(draft, { force: true });
  }
  return manifest;
}

async function makeEmptyDirectory(directory: string): Promise<void> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const names = (await readdir(directory)).filter((name) => !name.endsWith('.part'));
  if (names.length > 0)
    throw new BackupError(`${path.resolve(directory)} is not empty: each backup has a directory of its own.`);
  await rm(path.join(directory, `${databaseFileName}.part`), { force: true });
}

async function describeCopy(
  directory: string,
): Promise<Pick<BackupManifest, 'encryptionKeys' | 'migrations'>> {
  return sqliteStore(directory).peek(async (query) => {
    const rows = await query<{ integrity_check: string }>('PRAGMA integrity_check');
    const problem = rows.map((row) => row.integrity_check).find((text) => text !== 'ok');
    if (problem !== undefined)
      throw new BackupError(
        `The database is damaged, and so is its copy: ${problem}. Run \`landbridge check\`.`,
      );
    const applied = await query<{ name: string }>('SELECT name FROM migrations ORDER BY id');
    return {
      encryptionKeys: (await recordedKeys(query)).map(({ id }) => id),
      migrations: applied.map(({ name }) => name),
    };
  });
}

async function readManifest(directory: string): Promise<BackupManifest> {
  const file = path.join(directory, manifestName);
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (cause) {
    throw new BackupError(
      `${path.resolve(directory)} holds no whole backup: ${manifestName} is missing or broken.`,
      {},
      {
        cause,
      },
    );
  }
}

/**
 * A copy of one moment that holds nothing of deleted rows; a hub goes on writing meanwhile
 * (https://www.sqlite.org/lang_vacuum.html#vacuuminto).
 */
async function vacuumInto(source: string, target: string): Promise<void> {
  const database = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(source, sqlite3.OPEN_READWRITE, (error) =>
      error ? reject(error) : resolve(opened),
    );
  });
  try {
    database.configure('busyTimeout', busyTimeoutMs);
    await new Promise<void>((resolve, reject) => {
      database.run('VACUUM INTO ?', [target], (error) => (error ? reject(error) : resolve()));
    });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new BackupError(`The database could not be copied: ${reason}.`, {}, { cause });
  } finally {
    await new Promise<void>((resolve) => database.close(() => resolve()));
  }
}

async function digestOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

async function sync(fileOrDirectory: string): Promise<void> {
  const handle = await open(fileOrDirectory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
