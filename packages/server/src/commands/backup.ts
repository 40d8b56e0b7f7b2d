import path from 'node:path';
import { backUp, restore } from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command } from './command.js';

/** Copies the database of a hub, which may be running, into a directory of its own. The keys are not in it. */
export const backup: Command = async ({ config, args, print }) => {
  const [directory, ...rest] = args;
  if (directory === undefined || rest.length > 0) {
    print('Which directory? landbridge backup <directory>');
    return false;
  }
  if (config.databaseUrl !== null) {
    print('PostgreSQL is backed up by its own pg_dump: docs/operations.md says how.');
    return false;
  }
  const manifest = await backUp({ dataDir: config.dataDir, to: directory, now: systemAmbient.now() });
  print(`Backed up ${manifest.sizeBytes} bytes into ${path.resolve(directory)}.`);
  print(
    `The encryption keys are not in it: keep ${manifest.encryptionKeys.join(', ')} elsewhere. Nothing secret in the ` +
      'backup can be read without them, by nobody.',
  );
  return true;
};

/** Puts a backup where there is no database yet. */
export const restoreBackup: Command = async ({ config, args, print }) => {
  const [directory, ...rest] = args;
  if (directory === undefined || rest.length > 0) {
    print('From which directory? landbridge restore <directory>');
    return false;
  }
  if (config.databaseUrl !== null) {
    print('PostgreSQL is restored by its own pg_restore: docs/operations.md says how.');
    return false;
  }
  const { dataDir, encryptionKeys } = config;
  const manifest = await restore({ from: directory, dataDir, encryptionKeys });
  print(`The database of ${manifest.createdAt} is in ${path.resolve(dataDir)}: start the hub.`);
  print(
    'Sessions, API keys and webhooks that were ended after it was made are valid again: look through them.',
  );
  return true;
};
