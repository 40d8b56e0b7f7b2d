import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../config.js';

const clientId = '6f1a0c1e-0000-4000-8000-000000000001';
const bootstrapKey = 'a-bootstrap-key-that-is-long-enough-0123';

/** Reads as from a disk on which only these files lie. */
function configWith(env: Record<string, string>, files: Record<string, string>) {
  return readConfig(env, (path) => {
    const text = files[path];
    if (text === undefined) throw Object.assign(new Error(`no ${path}`), { code: 'ENOENT' });
    return text;
  });
}

function problemsWith(env: Record<string, string>, files: Record<string, string>): readonly string[] {
  try {
    configWith(env, files);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('a secret in a file', () => {
  it('is read from the file that the setting with _FILE names', () => {
    const config = configWith(
      {
        LANDBRIDGE_BOOTSTRAP_API_KEY_FILE: '/run/secrets/api-key',
        DATABASE_URL_FILE: '/run/secrets/database',
        MICROSOFT_CLIENT_ID: clientId,
        MICROSOFT_CLIENT_SECRET_FILE: '/run/secrets/client',
        MICROSOFT_USGOV_DOD_CLIENT_ID: clientId,
        MICROSOFT_USGOV_DOD_CLIENT_SECRET_FILE: '/run/secrets/client',
      },
      {
        '/run/secrets/api-key': `${bootstrapKey}\n`,
        '/run/secrets/database': 'postgres://hub:secret@db/hub\n',
        '/run/secrets/client': 'the-value\n',
      },
    );
    expect(config).toMatchObject({
      bootstrapApiKey: bootstrapKey,
      databaseUrl: 'postgres://hub:secret@db/hub',
      microsoft: {
        registrations: {
          default: { clientId, secret: 'the-value' },
          byCloud: { 'usgov-dod': { clientId, secret: 'the-value' } },
        },
      },
    });
  });

  it('is read from systemd’s credential of its name, where there is one', () => {
    const env = { CREDENTIALS_DIRECTORY: '/run/credentials/landbridge.service' };
    const files = { '/run/credentials/landbridge.service/LANDBRIDGE_BOOTSTRAP_API_KEY': bootstrapKey };
    expect(configWith(env, files)).toMatchObject({ bootstrapApiKey: bootstrapKey, databaseUrl: null });
  });

  it('keeps in mind where the encryption keys come from', () => {
    const keys = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
    const env = { LANDBRIDGE_ENCRYPTION_KEYS_FILE: '/run/secrets/keys' };
    expect(configWith(env, { '/run/secrets/keys': keys })).toMatchObject({
      encryptionKeys: [{ id: 'k1' }],
      encryptionKeysFile: '/run/secrets/keys',
    });
    expect(readConfig({ LANDBRIDGE_ENCRYPTION_KEYS: keys }).encryptionKeysFile).toBeNull();
  });

  it('is refused when it is set besides, when the file is missing, or empty; what it holds is not repeated', () => {
    const names = ['LANDBRIDGE_BOOTSTRAP_API_KEY', 'DATABASE_URL', 'MICROSOFT_CLIENT_SECRET'];
    const env = {
      LANDBRIDGE_BOOTSTRAP_API_KEY: bootstrapKey,
      MICROSOFT_CLIENT_ID: clientId,
      ...Object.fromEntries(names.map((name) => [`${name}_FILE`, `/run/${name}`])),
    };
    const problems = problemsWith(env, {
      '/run/LANDBRIDGE_BOOTSTRAP_API_KEY': bootstrapKey,
      '/run/DATABASE_URL': ' \n',
    });
    expect(problems.join('\n')).not.toContain(bootstrapKey);
    expect(problems).toEqual(
      expect.arrayContaining([
        'LANDBRIDGE_BOOTSTRAP_API_KEY is set, and the file /run/LANDBRIDGE_BOOTSTRAP_API_KEY holds it too: leave one of them out.',
        'DATABASE_URL is to be read from the file /run/DATABASE_URL, which is empty.',
        'MICROSOFT_CLIENT_SECRET is to be read from the file /run/MICROSOFT_CLIENT_SECRET, which cannot be read (ENOENT).',
      ]),
    );
  });
});
