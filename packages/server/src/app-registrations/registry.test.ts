import { describe, expect, it } from 'vitest';
import { type Connection, notAuthorizedSummary } from '../connections/index.js';
import { ApplicationNotSetUpError, AppRegistrationMissingError, type CloudName } from '../microsoft/index.js';
import { configuredRegistrations, type RegistrationSettings } from './configured-registrations.js';
import type { Registration } from './registration.js';
import { Registry } from './registry.js';

const now = new Date('2026-11-25T10:00:00Z');
const of = (clientId: string) => ({ clientId, secret: `${clientId}’s secret` });

function stored(id: string, over: Partial<Registration> = {}): Registration {
  return {
    ...{ id, name: id, clientId: id, cloud: 'global', isDefault: false, types: [], source: 'stored' },
    ...{ credentials: [], createdAt: '2026', updatedAt: '2026', ...over },
  };
}

function registryOf(
  settings: Partial<RegistrationSettings>,
  rows: Registration[] = [],
  secrets: Record<string, { secret: string; expiresAt: string }[]> = {},
): Registry {
  return new Registry({
    configured: configuredRegistrations({
      cloud: 'global',
      default: null,
      byType: {},
      byCloud: {},
      ...settings,
    }),
    ambient: { now: () => now },
    rows: {
      all: async () => rows,
      secretsOf: async (id) =>
        (secrets[id] ?? [{ secret: `${id}’s secret`, expiresAt: '2027' }]).map(({ secret, expiresAt }) => ({
          credential: { kind: 'secret', secret },
          expiresAt,
        })),
    },
  });
}

function connection(
  cloud: CloudName = 'global',
  type: Connection['type'] = 'MAIL_IMAP',
  appRegistrationId: string | null = null,
): Pick<Connection, 'type' | 'tenant' | 'appRegistrationId' | 'authorization'> {
  const tenant = { id: 'x', displayName: null, domain: null, cloud };
  return { type, tenant, appRegistrationId, authorization: notAuthorizedSummary };
}

const clientOf = async (
  registry: Registry,
  asking: ReturnType<typeof connection>,
  granted: string | null = null,
) => (await registry.appOf(asking, granted)).clientId;

describe('the app registrations of the environment', () => {
  it('serve the configured cloud by type, else by default', async () => {
    const registry = registryOf({ default: of('default'), byType: { SSO: of('sso') } });
    expect(await clientOf(registry, connection())).toBe('default');
    expect(await clientOf(registry, connection('global', 'SSO'))).toBe('sso');
  });

  it('serve no cloud that they are not of', async () => {
    const registry = registryOf({ default: of('default'), byType: { SSO: of('sso') } });
    await expect(registry.appOf(connection('china', 'SSO'), null)).rejects.toThrow(
      AppRegistrationMissingError,
    );
    expect([await registry.isSetUp('china'), await registry.isSetUp('global')]).toEqual([false, true]);
  });

  it('serve GCC High and DoD together, unless each has its own', async () => {
    const one = registryOf({ cloud: 'usgov', default: of('high'), byType: { SSO: of('sso') } });
    expect(await clientOf(one, connection('usgov-dod'))).toBe('high');
    expect(await clientOf(one, connection('usgov-dod', 'SSO'))).toBe('sso');
    const both = registryOf({ cloud: 'usgov', default: of('high'), byCloud: { 'usgov-dod': of('dod') } });
    expect(await clientOf(both, connection('usgov-dod', 'SSO'))).toBe('dod');
    expect(await clientOf(both, connection('usgov'))).toBe('high');
  });

  it('tell when there are some of the cloud but none for the type', async () => {
    const registry = registryOf({ byType: { SSO: of('sso') } });
    const asked = [
      registry.isSetUp('global'),
      registry.isSetUp('global', 'SSO'),
      registry.isSetUp('global', 'ETOKEN'),
    ];
    expect(await Promise.all(asked)).toEqual([true, true, false]);
  });
});

describe('stored app registrations', () => {
  it('come before those of the environment: by connection, by type, by default', async () => {
    const rows = [
      stored('plain'),
      stored('for-mail', { types: ['MAIL_IMAP'] }),
      stored('the-default', { isDefault: true }),
    ];
    const registry = registryOf({ default: of('env'), byType: { ENTRA_ID: of('env-directory') } }, rows);
    expect(await clientOf(registry, connection('global', 'MAIL_IMAP', 'plain'))).toBe('plain');
    expect(await clientOf(registry, connection())).toBe('for-mail');
    expect(await clientOf(registry, connection('global', 'SSO'))).toBe('the-default');
    expect(await clientOf(registry, connection('global', 'ENTRA_ID'))).toBe('env-directory');
  });

  it('leave a connection with the application that it was granted to', async () => {
    const rows = [stored('new', { isDefault: true }), stored('old')];
    expect(await clientOf(registryOf({}, rows), connection(), 'old')).toBe('old');
    await expect(clientOf(registryOf({}, rows), connection(), 'gone')).rejects.toThrow(
      ApplicationNotSetUpError,
    );
    expect(await clientOf(registryOf({}, rows), connection('china', 'SSO'), 'old').catch(() => 'none')).toBe(
      'none',
    );
  });

  it('are tried with every credential of their application, expired ones last', async () => {
    const registry = registryOf({ default: of('app') }, [stored('app')], {
      app: [
        { secret: 'expired', expiresAt: '2026-11-25T09:00:00.000Z' },
        { secret: 'good', expiresAt: '2027-01-01T00:00:00.000Z' },
      ],
    });
    const { credential, further = [] } = await registry.appOf(connection(), 'app');
    expect([credential, ...further]).toEqual([
      { kind: 'secret', secret: 'good' },
      { kind: 'secret', secret: 'app’s secret' },
      { kind: 'secret', secret: 'expired' },
    ]);
  });
});
