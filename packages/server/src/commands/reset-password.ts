import { parseArgs } from 'node:util';
import { PasswordResets } from '../access/index.js';
import { createAuditLog } from '../audit/index.js';
import type { Config } from '../config.js';
import { systemAmbient } from '../system-ambient.js';
import type { Command } from './command.js';
import { type DatabaseSettings, withHubDatabase } from './open-hub-database.js';

/**
 * Makes a one-time link for a new password in the database of a hub, which may be running meanwhile.
 * @returns null where nobody signs in by this address
 * @throws DatabaseMissingError where there is no hub; nothing is made there
 */
export function newPasswordReset(
  config: DatabaseSettings & Pick<Config, 'publicUrl'>,
  { email, removesSecondFactors }: { email: string; removesSecondFactors: boolean },
): Promise<string | null> {
  return withHubDatabase(config, (database) => {
    const audit = createAuditLog({ ambient: systemAmbient });
    const { publicUrl } = config;
    const resets = new PasswordResets({ database, audit, ambient: systemAmbient, publicUrl });
    return resets.create(email, { removesSecondFactors });
  });
}

/** Prints a one-time link by which somebody with an account chooses a new password. */
export const resetPassword: Command = async ({ config, args, print }) => {
  const wanted = wantedOf(args);
  if (!wanted) {
    print('Whose? landbridge reset-password <address> [--remove-second-factors]');
    return false;
  }
  const link = await newPasswordReset(config, wanted);
  if (link === null) {
    print(`Nobody signs in as ${wanted.email}.`);
    return false;
  }
  print('Whoever opens this link within 24 hours chooses a new password. It works once:');
  print(link);
  return true;
};

function wantedOf(args: readonly string[]): { email: string; removesSecondFactors: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { 'remove-second-factors': { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [email, ...rest] = positionals;
    if (email === undefined || rest.length > 0) return null;
    return { email, removesSecondFactors: values['remove-second-factors'] };
  } catch {
    return null;
  }
}
