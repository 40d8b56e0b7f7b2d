import { auditVerdict, verdictText } from './verify-audit.js';
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
  const verdict = await auditVerdict(config);
  const all = [...findings, { isGood: verdict.isIntact, text: verdictText(verdict) }];
  for (const { isGood, text } of all) print(`${isGood ? 'good' : 'BAD '}  ${text}`);
  return all.every(({ isGood }) => isGood);
};
