import 'reflect-metadata';
import { config as readEnvFile } from 'dotenv';
import { SetupLinks } from '../access/index.js';
import { createAuditLog } from '../audit/index.js';
import { readConfig } from '../config.js';
import { openDatabase } from '../database/index.js';
import { DomainError } from '../errors.js';
import { systemAmbient } from '../system-ambient.js';

/** Prints a new one-time link that makes an administrator, for an operator who lost the first one or a password. */
async function main(): Promise<void> {
  readEnvFile({ quiet: true });
  const config = readConfig(process.env);
  const ambient = systemAmbient;
  const database = await openDatabase({
    url: config.databaseUrl,
    dataDir: config.dataDir,
    encryptionKeys: config.encryptionKeys,
    ambient,
  });
  try {
    const links = new SetupLinks({
      database,
      audit: createAuditLog({ ambient }),
      ambient,
      publicUrl: config.publicUrl,
    });
    const link = await links.create();
    process.stdout.write(
      `Open this link within 24 hours to become an administrator. It works once:\n${link}\n`,
    );
  } finally {
    await database.close();
  }
}

try {
  await main();
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
