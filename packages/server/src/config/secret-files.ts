import path from 'node:path';
import { cloudPrefix, registrationClouds, registrationTypes } from './registrations.js';
import type { SettingValues } from './settings.js';

type Env = Readonly<Record<string, string | undefined>>;

const ofRegistrations = ['CLIENT_SECRET', 'CLIENT_CERTIFICATE', 'CLIENT_CERTIFICATE_KEY'];
const prefixes = [
  'MICROSOFT_',
  ...registrationTypes.map((type) => `MICROSOFT_${type}_`),
  ...registrationClouds.map(cloudPrefix),
];

/** The settings that hold secrets: of each, a file can be named by its name and `_FILE`. */
export const secretSettings: readonly string[] = [
  ...([
    'DATABASE_URL',
    'LANDBRIDGE_ENCRYPTION_KEYS',
    'LANDBRIDGE_BOOTSTRAP_API_KEY',
  ] satisfies readonly (keyof SettingValues)[]),
  ...prefixes.flatMap((prefix) => ofRegistrations.map((name) => `${prefix}${name}`)),
];

/**
 * Where a secret lies in a file: the one that `<name>_FILE` names, or else the one called `<name>` in the directory of
 * systemd's credentials (https://systemd.io/CREDENTIALS/). Null when neither is there to be read.
 */
export function secretFile(
  name: string,
  env: Env,
  readFile: (path: string) => string,
): { file: string; text: string } | { problem: string } | null {
  const named = env[`${name}_FILE`]?.trim();
  const credentials = env['CREDENTIALS_DIRECTORY']?.trim();
  const file = named || (credentials && path.join(credentials, name));
  if (!file) return null;
  try {
    const text = readFile(file).trim();
    return text === ''
      ? { problem: `${name} is to be read from the file ${file}, which is empty.` }
      : { file, text };
  } catch (error) {
    const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (!named && reason === 'ENOENT') return null;
    return { problem: `${name} is to be read from the file ${file}, which cannot be read (${reason}).` };
  }
}

/**
 * The environment with every secret in it that lies in a file.
 * @returns it, and one sentence for each file that cannot be used
 */
export function withSecretFiles(
  env: Env,
  readFile: (path: string) => string,
): { env: Env; files: ReadonlyMap<string, string>; problems: string[] } {
  const problems: string[] = [];
  const read: Record<string, string> = {};
  const files = new Map<string, string>();
  for (const name of secretSettings) {
    const found = secretFile(name, env, readFile);
    if (!found) continue;
    if ('problem' in found) {
      problems.push(found.problem);
    } else if (env[name]?.trim()) {
      problems.push(`${name} is set, and the file ${found.file} holds it too: leave one of them out.`);
    } else {
      read[name] = found.text;
      files.set(name, found.file);
    }
  }
  return { env: { ...env, ...read }, files, problems };
}
