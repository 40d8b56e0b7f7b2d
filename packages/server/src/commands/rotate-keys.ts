import {
  addKeyToFile,
  type Database,
  reencryptSecrets,
  retireFormerKeys,
  retiredKeyFileName,
  secretsUnderFormerKeys,
} from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command, CommandContext } from './command.js';
import { withHubDatabase } from './open-hub-database.js';

/**
 * Encrypts every secret anew while hubs run: under a new key where the hub keeps its own key file, else under the first
 * of LANDBRIDGE_ENCRYPTION_KEYS. With `--retire` the former keys are not needed any more afterwards.
 */
export const rotateKeys: Command = async (context) => {
  const { config, args, print } = context;
  const isRetiring = args.length === 1 && args[0] === '--retire';
  if (args.length > 0 && !isRetiring) {
    print('rotate-keys takes nothing but --retire.');
    return false;
  }
  const hasOwnFile = config.encryptionKeys.length === 0;
  if (hasOwnFile && !isRetiring) {
    await withHubDatabase(config, async (database) => {
      // A rotation that ended half way is finished first.
      if ((await secretsUnderFormerKeys(database)) === 0)
        await addKeyToFile(database, config.dataDir, systemAmbient);
    });
  }
  return withHubDatabase(config, async (database) => {
    const isDone = await reencrypt(database, context);
    if (!isDone) return false;
    if (isRetiring) await retire(database, context);
    else sayWhatIsNext(context);
    return true;
  });
};

async function reencrypt(database: Database, { print }: CommandContext): Promise<boolean> {
  const { changed, unreadable, left } = await reencryptSecrets(database);
  const keyId = database.secrets.currentKeyId();
  print(`${changed} secrets were encrypted anew under the key "${keyId}".`);
  for (const problem of unreadable) print(problem);
  if (unreadable.length > 0) print('What cannot be read stays as it is, and the former keys stay needed.');
  if (left > 0) {
    print(
      `${left} are under another key still, since a hub goes on sealing with it: give every hub the keys that this ` +
        'command was given, restart it, and run this again.',
    );
  }
  return unreadable.length === 0 && left === 0;
}

function sayWhatIsNext({ config, print }: CommandContext): void {
  const takeOver =
    config.encryptionKeys.length === 0 || config.encryptionKeysFile !== null
      ? 'Hubs that read this key file take it over within five seconds.'
      : 'Every hub must have been started with this key among its own.';
  print(`${takeOver} When they have, \`landbridge rotate-keys --retire\` forgets the former keys.`);
}

async function retire(database: Database, { config, print }: CommandContext): Promise<void> {
  const hasOwnFile = config.encryptionKeys.length === 0;
  const retired = await retireFormerKeys(database, hasOwnFile ? config.dataDir : null);
  print(`Only the key "${database.secrets.currentKeyId()}" is needed now.`);
  if (retired.length === 0) return;
  const kept = hasOwnFile
    ? `They are in ${retiredKeyFileName} in DATA_DIR`
    : 'Take them out of LANDBRIDGE_ENCRYPTION_KEYS';
  print(`Retired: ${retired.join(', ')}. ${kept}; backups made before need them.`);
}
