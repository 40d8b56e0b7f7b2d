import 'reflect-metadata';
import { config as readEnvFile } from 'dotenv';
import { readConfig } from '../config.js';
import { DomainError } from '../errors.js';
import { newAdministratorLink } from './new-administrator-link.js';

/** Prints a new one-time link that makes an administrator, for an operator who lost the first one or a password. */
async function main(): Promise<void> {
  readEnvFile({ quiet: true });
  const link = await newAdministratorLink(readConfig(process.env));
  process.stdout.write(
    `Open this link within 24 hours to become an administrator. It works once:\n${link}\n`,
  );
}

try {
  await main();
} catch (error) {
  if (!(error instanceof DomainError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
