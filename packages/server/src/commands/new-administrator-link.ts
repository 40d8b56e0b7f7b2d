import { SetupLinks } from '../access/index.js';
import { createAuditLog } from '../audit/index.js';
import type { Config } from '../config.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command } from './command.js';
import { type DatabaseSettings, withHubDatabase } from './open-hub-database.js';

/**
 * Makes a one-time link in the database of a hub, which may be running meanwhile.
 * @throws DatabaseMissingError where there is no hub; nothing is made there
 */
export function newAdministratorLink(config: DatabaseSettings & Pick<Config, 'publicUrl'>): Promise<string> {
  return withHubDatabase(config, (database) => {
    const audit = createAuditLog({ ambient: systemAmbient });
    const { publicUrl } = config;
    return new SetupLinks({ database, audit, ambient: systemAmbient, publicUrl }).create();
  });
}

/** Prints a new one-time link that makes an administrator, for an operator who lost the first one or a password. */
export const administratorLink: Command = async ({ config, print }) => {
  const link = await newAdministratorLink(config);
  print('Open this link within 24 hours to become an administrator. It works once:');
  print(link);
  return true;
};
