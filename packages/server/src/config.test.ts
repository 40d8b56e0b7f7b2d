import { describe, expect, it } from 'vitest';
import { certificate } from '../test/made-certificate.js';
import { ConfigError, readConfig } from './config.js';

const clientId = '6f1a0c1e-0000-4000-8000-000000000001';

function problemsOf(env: Record<string, string>): readonly string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('the configuration', () => {
  it('works from nothing, with the simulator', () => {
    expect(readConfig({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      publicUrl: 'http://localhost:4000',
      dataDir: './data',
      databaseUrl: null,
      encryptionKeys: [],
      bootstrapApiKey: null,
      simulatorPort: 4001,
      simulatorImapPort: 4002,
      simulatorSmtpPort: 4003,
      microsoft: {
        cloud: 'global',
        loginUrl: null,
        isSimulated: true,
        registrations: { default: null, byType: {} },
      },
    });
  });

  it('takes addresses and networks of proxies', () => {
    const text = ' 127.0.0.1, 10.0.0.0/24,2001:db8::/64 ,';
    expect(readConfig({ LANDBRIDGE_TRUSTED_PROXIES: text }).trustedProxies).toEqual([
      '127.0.0.1',
      '10.0.0.0/24',
      '2001:db8::/64',
    ]);
    expect(readConfig({}).trustedProxies).toEqual([]);
  });

  it('takes a blank variable as absent', () => {
    expect(readConfig({ PORT: ' ', DATABASE_URL: '' })).toMatchObject({ port: 4000, databaseUrl: null });
  });

  it('tells every problem at once, each naming its variable', () => {
    const env = { PORT: 'abc', PUBLIC_URL: 'http://example.com', MICROSOFT_CLOUD: 'mars', LOG_LEVEL: 'loud' };
    const problems = problemsOf(env);
    expect(problems).toHaveLength(4);
    for (const name of Object.keys(env)) expect(problems.join('\n')).toContain(name);
    for (const problem of problems) expect(problem).toMatch(/^[A-Z_]+ .+\.$/);
  });

  it.each([
    ['PORT', '0'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PUBLIC_URL', 'landbridge.example.com'],
    ['PUBLIC_URL', 'http://landbridge.example.com'],
    ['PUBLIC_URL', 'https://example.com/landbridge'],
    ['PUBLIC_URL', 'https://example.com/?x'],
    ['PUBLIC_URL', 'https://me:secret@example.com'],
    ['PUBLIC_URL', 'http://127.0.0.1.example.com'],
    ['LANDBRIDGE_TRUSTED_PROXIES', 'proxy.example.com'],
    ['LANDBRIDGE_TRUSTED_PROXIES', '10.0.0.1, 10.0.0'],
    ['LANDBRIDGE_TRUSTED_PROXIES', '10.0.0.0/33'],
    ['LANDBRIDGE_TRUSTED_PROXIES', '0.0.0.0/0'],
    ['LANDBRIDGE_TRUSTED_PROXIES', '::/0'],
    ['LANDBRIDGE_TRUSTED_PROXIES', 'true'],
    ['LANDBRIDGE_TRUSTED_PROXIES', '1'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['DATABASE_URL', 'nonsense'],
    ['LANDBRIDGE_BOOTSTRAP_API_KEY', 'x'.repeat(31)],
    ['LANDBRIDGE_BOOTSTRAP_API_KEY', `${'x'.repeat(32)} y`],
    ['LANDBRIDGE_ENCRYPTION_KEYS', 'k1:c2hvcnQ='],
    ['LANDBRIDGE_ENCRYPTION_KEYS', Buffer.alloc(32).toString('base64')],
    [
      'LANDBRIDGE_ENCRYPTION_KEYS',
      `k:${Buffer.alloc(32).toString('base64')},k:${Buffer.alloc(32).toString('base64')}`,
    ],
    ['MICROSOFT_GRAPH_URL', 'http://graph.example.com'],
    ['MICROSOFT_IMAP_URL', 'https://imap.example.com'],
    ['MICROSOFT_ETOKEN_SCOPE', 'a,b'],
    ['LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS', 'yes'],
  ])('refuses %s=%s in one sentence', (name, value) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name} `));
  });

  it.each([
    ['https://example.com', 'https://example.com'],
    ['https://example.com/', 'https://example.com'],
    ['https://EXAMPLE.com:8443', 'https://example.com:8443'],
    ['http://localhost:4000/', 'http://localhost:4000'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://[::1]:4000', 'http://[::1]:4000'],
  ])('takes %s as the public address', (value, origin) => {
    expect(readConfig({ PUBLIC_URL: value }).publicUrl).toBe(origin);
  });

  it('never repeats a secret in a problem', () => {
    const secret = 'c2VjcmV0LXNlY3JldA==';
    const problems = problemsOf({
      LANDBRIDGE_ENCRYPTION_KEYS: `k1:${secret}`,
      LANDBRIDGE_BOOTSTRAP_API_KEY: secret,
    });
    expect(problems).toHaveLength(2);
    expect(problems.join()).not.toContain(secret);
  });

  it('reads keys in order, the first one first', () => {
    const [one, two] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];
    const { encryptionKeys } = readConfig({
      LANDBRIDGE_ENCRYPTION_KEYS: `new:${one.toString('base64')}, old:${two.toString('base64')}`,
    });
    expect(encryptionKeys).toEqual([
      { id: 'new', key: one },
      { id: 'old', key: two },
    ]);
  });
});

describe('app registrations', () => {
  it('takes a default one, and one for a single type', () => {
    const { microsoft } = readConfig({
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_SECRET: 's1',
      MICROSOFT_MAIL_IMAP_CLIENT_ID: clientId,
      MICROSOFT_MAIL_IMAP_CLIENT_SECRET: 's2',
    });
    expect(microsoft.isSimulated).toBe(false);
    expect(microsoft.registrations).toEqual({
      default: { clientId, secret: 's1' },
      byType: { MAIL_IMAP: { clientId, secret: 's2' } },
      byCloud: {},
    });
  });

  it('goes without the simulator where the first one is to be added in the window', () => {
    expect(readConfig({ LANDBRIDGE_SIMULATOR: 'off' }).microsoft.isSimulated).toBe(false);
  });

  it('takes those of further clouds, but not two of the configured one', () => {
    const env = { MICROSOFT_USGOV_DOD_CLIENT_ID: clientId, MICROSOFT_USGOV_DOD_CLIENT_SECRET: 's1' };
    const { registrations, isSimulated } = readConfig(env).microsoft;
    expect([registrations.byCloud, isSimulated]).toEqual([
      { 'usgov-dod': { clientId, secret: 's1' } },
      false,
    ]);
    expect(
      problemsOf({
        ...env,
        MICROSOFT_CLOUD: 'usgov-dod',
        MICROSOFT_CLIENT_ID: clientId,
        MICROSOFT_CLIENT_SECRET: 's2',
      }),
    ).toEqual([
      'MICROSOFT_CLIENT_ID and MICROSOFT_USGOV_DOD_CLIENT_ID are both for the cloud usgov-dod: leave one of them out.',
    ]);
  });

  it.each([
    [{ MICROSOFT_CLIENT_ID: clientId }, 'MICROSOFT_CLIENT_SECRET'],
    [{ MICROSOFT_CLIENT_SECRET: 'x' }, 'MICROSOFT_CLIENT_ID'],
    [{ MICROSOFT_CLIENT_ID: 'my app', MICROSOFT_CLIENT_SECRET: 'x' }, 'Application (client) ID'],
    [{ MICROSOFT_SSO_CLIENT_CERTIFICATE: 'x' }, 'MICROSOFT_SSO_CLIENT_ID'],
    [{ MICROSOFT_CLIENT_ID: clientId, MICROSOFT_CLIENT_CERTIFICATE: 'x' }, 'together'],
    [{ MICROSOFT_LOGIN_URL: 'https://login.example.com' }, 'MICROSOFT_CLIENT_ID'],
    [{ PORT: '65535' }, 'SIMULATOR_PORT, SIMULATOR_IMAP_PORT, SIMULATOR_SMTP_PORT must be set'],
    [{ PORT: '65533' }, 'SIMULATOR_SMTP_PORT must be set'],
    [{ PORT: '4000', SIMULATOR_PORT: '4000' }, 'must not be the same'],
    [{ PORT: '4000', SIMULATOR_PORT: '4002' }, 'SIMULATOR_IMAP_PORT must not be the same as SIMULATOR_PORT'],
    [
      { MICROSOFT_CLIENT_ID: clientId, MICROSOFT_CLIENT_SECRET: 'x', MICROSOFT_CLIENT_CERTIFICATE: 'y' },
      'both set',
    ],
  ])('refuses %j in words', (env, words) => {
    const problems = problemsOf(env);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(words);
  });

  it('says that Microsoft takes no certificate but one with an RSA key', () => {
    const made = certificate('ec ec_paramgen_curve:prime256v1');
    const problems = problemsOf({
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_CERTIFICATE: made.certificate,
      MICROSOFT_CLIENT_CERTIFICATE_KEY: made.privateKey,
    });
    expect(problems).toEqual([
      'MICROSOFT_CLIENT_CERTIFICATE has no RSA key, and Microsoft takes no other: make a certificate with one.',
    ]);
  });

  it('says that a certificate is no certificate and a file is not there', () => {
    const problems = problemsOf({
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_CERTIFICATE: '/nowhere/certificate.pem',
      MICROSOFT_CLIENT_CERTIFICATE_KEY: '-----BEGIN nonsense-----',
    });
    expect(problems).toEqual([
      'MICROSOFT_CLIENT_CERTIFICATE is neither PEM text nor the path of a file that can be read (ENOENT).',
    ]);
  });
});
