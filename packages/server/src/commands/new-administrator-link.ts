import { SetupLinks } from '../access/index.js';
import { createAuditLog } from '../audit/index.js';
import type { Config } from '../config.js';
import { openDatabase } from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';

/**
 * Makes a one-time link in the database of a hub, which may be running meanwhile.
 * @throws DatabaseMissingError where there is no hub; nothing is made there
 */
export async function newAdministratorLink(
  config: Pick<Config, 'databaseUrl' | 'dataDir' | 'encryptionKeys' | 'publicUrl'>,
): Promise<string> {
  const ambient = systemAmbient;
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    encryptionKeys: config.encryptionKeys,
    ambient,
    mustExist: true,
  });
  try {
    const audit = createAuditLog({ ambient });
    return await new SetupLinks({ database, audit, ambient, publicUrl: config.publicUrl }).create();
  } finally {
    await database.close();
  }
}
