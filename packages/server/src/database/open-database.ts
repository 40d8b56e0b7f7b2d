import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Ambient } from '../ambient.js';
import { type Log, processWarnings } from '../log.js';
import { DatabaseMissingError, DataDirectoryError } from './database.errors.js';
import type { EncryptionKey } from './encryption-keys.js';
import type { Database } from './index.js';
import { chooseKeys, recordKeys, recordedKeys } from './key-check.js';
import { FileKeyRing, FixedKeyRing } from './key-ring.js';
import { refuseWhileMoved } from './move-marks.js';
import { createSecretBox, type SecretBox } from './secret-box.js';
import type { OpenStore, StoreOpening } from './store.js';

export interface DatabaseOptions {
  /** `postgres://…`; absent: SQLite in `dataDir`. */
  readonly url?: string | null;
  /** Made when it does not exist, readable by its owner alone. */
  readonly dataDir: string;
  /** The first one encrypts; none: a key is generated in `dataDir`. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** The file that these were read from, which is read again when it changes. */
  readonly encryptionKeysFile?: string | null;
  readonly ambient: Ambient;
  /** Told of what went wrong and kept nobody from working; warnings of the process unless given. */
  readonly log?: Pick<Log, 'warn'>;
  /** Opens only what a hub has made before; otherwise one is made. */
  readonly mustExist?: boolean;
}

/**
 * Opens the store and brings its tables up to date; several processes may do so at once.
 * @throws DataDirectoryError, DatabaseUnavailableError, DatabaseMissingError, EncryptionKeyError, or MoveError for one that
 *   was moved away or is being filled (nothing was changed)
 */
export async function openDatabase({
  url,
  dataDir,
  encryptionKeys,
  encryptionKeysFile = null,
  ambient,
  log = processWarnings,
  mustExist = false,
}: DatabaseOptions): Promise<Database> {
  if (!mustExist && (!url || encryptionKeys.length === 0)) await prepareDataDirectory(dataDir);
  const opening = await storeOpening({ url, dataDir, ambient, log });
  const movedFrom = url ? null : dataDir;
  const recorded = await opening.peek(async (query) => {
    await refuseWhileMoved(movedFrom, query);
    return recordedKeys(query);
  });
  if (mustExist && recorded.length === 0) throw new DatabaseMissingError(url ? null : dataDir);
  const { keys, file } = await chooseKeys({
    configured: encryptionKeys,
    configuredFile: encryptionKeysFile,
    dataDir,
    recorded,
  });
  const secrets = createSecretBox(
    file === null ? new FixedKeyRing(keys) : new FileKeyRing(file, keys, ambient, log),
  );
  const store = await opening.open(async (tx) => {
    // A move may just have begun.
    await refuseWhileMoved(movedFrom, (sql, params) => tx.query(sql, params));
    await recordKeys(tx, keys, ambient.now());
  });
  return asDatabase(store, secrets);
}

/** An open store with the box that opens its secrets. */
export function asDatabase(store: OpenStore, secrets: SecretBox): Database {
  let closing: Promise<void> | null = null;
  return {
    kind: store.kind,
    unitOfWork: store.unitOfWork,
    reader: store.reader,
    secrets,
    query: (sql, params) => store.query(sql, params),
    search: (sql, params, signal) => store.search(sql, params, signal),
    listen: (channel, onNotification) => store.listen(channel, onNotification),
    close: () => (closing ??= store.close()),
  };
}

/** Loads the one database that is used: the other's driver would cost its time and memory at every start. */
export async function storeOpening({
  url,
  dataDir,
  ambient,
  log = processWarnings,
}: Pick<DatabaseOptions, 'url' | 'dataDir' | 'ambient' | 'log'>): Promise<StoreOpening> {
  if (!url) return (await import('./sqlite/open-sqlite.js')).sqliteStore(dataDir, log);
  return (await import('./postgres/open-postgres.js')).postgresStore(url, { ambient, log });
}

/** Makes the directory, readable by its owner alone. @throws DataDirectoryError when it cannot be written */
export async function prepareDataDirectory(dataDir: string): Promise<void> {
  try {
    await makeDirectory(path.resolve(dataDir));
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    throw new DataDirectoryError(
      `The data directory ${dataDir} cannot be written (${reason}): change its permissions or set DATA_DIR.`,
      {},
      { cause },
    );
  }
}

/** Not `recursive`: Node then tries without end where a file system answers ENOENT for good, as /proc does. */
async function makeDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { mode: 0o700 });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') return;
    if (code !== 'ENOENT' || path.dirname(directory) === directory) throw error;
    await makeDirectory(path.dirname(directory));
    await mkdir(directory, { mode: 0o700 });
  }
}
