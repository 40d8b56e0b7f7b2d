import { SetupLinks } from '../access/index.js';
import { createAuditLog } from '../audit/index.js';
import type { Config } from '../config.js';
import { openDatabase } from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command } from './command.js';

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

/** Prints a new one-time link that makes an administrator, for an operator who lost the first one or a password. */
export const administratorLink: Command = async ({ config, print }) => {
  const link = await newAdministratorLink(config);
  print('Open this link within 24 hours to become an administrator. It works once:');
  print(link);
  return true;
};
