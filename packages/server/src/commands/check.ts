import { inspectDatabase } from '../database/index.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command } from './command.js';

/** Says what is good and what is not; changes nothing, also while the hub runs. */
export const check: Command = async ({ config, print }) => {
  const findings = await inspectDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    encryptionKeys: config.encryptionKeys,
    encryptionKeysFile: config.encryptionKeysFile,
    ambient: systemAmbient,
  });
  for (const { isGood, text } of findings) print(`${isGood ? 'good' : 'BAD '}  ${text}`);
  return findings.every(({ isGood }) => isGood);
};
