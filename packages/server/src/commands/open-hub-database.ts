import type { Config } from '../config.js';
import { type Database, openDatabase } from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';

export type DatabaseSettings = Pick<
  Config,
  'databaseUrl' | 'dataDir' | 'encryptionKeys' | 'encryptionKeysFile'
>;

/**
 * Does something with the database of a hub, which may be running meanwhile, and closes it.
 * @throws DatabaseMissingError where there is no hub; nothing is made there
 */
export async function withHubDatabase<T>(
  config: DatabaseSettings,
  use: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    encryptionKeys: config.encryptionKeys,
    encryptionKeysFile: config.encryptionKeysFile,
    ambient: systemAmbient,
    mustExist: true,
  });
  try {
    return await use(database);
  } finally {
    await database.close();
  }
}
