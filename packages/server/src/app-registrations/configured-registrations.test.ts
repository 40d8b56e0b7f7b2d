import { describe, expect, it } from 'vitest';
import type { Connection } from '../connections/index.js';
import { AppRegistrationMissingError, type CloudName } from '../microsoft/index.js';
import { ConfiguredRegistrations, type RegistrationSettings } from './configured-registrations.js';

const of = (clientId: string) => ({ clientId, secret: 'a-secret' });

function registrations(over: Partial<RegistrationSettings>): ConfiguredRegistrations {
  return new ConfiguredRegistrations({ cloud: 'global', default: null, byType: {}, byCloud: {}, ...over });
}

function connection(
  cloud: CloudName,
  type: Connection['type'] = 'MAIL_IMAP',
): Pick<Connection, 'type' | 'tenant'> {
  return { type, tenant: { id: 'x', displayName: null, domain: null, cloud } };
}

describe('the app registrations of the environment', () => {
  it('serve the configured cloud by type, else by default', () => {
    const ours = registrations({ default: of('default'), byType: { SSO: of('sso') } });
    expect(ours.of(connection('global')).clientId).toBe('default');
    expect(ours.of(connection('global', 'SSO')).clientId).toBe('sso');
  });

  it('serve no cloud that they are not of', () => {
    const ours = registrations({ default: of('default'), byType: { SSO: of('sso') } });
    expect(() => ours.of(connection('china', 'SSO'))).toThrow(AppRegistrationMissingError);
    expect(ours.isSetUp('china')).toBe(false);
    expect(ours.isSetUp('global')).toBe(true);
  });

  it('serve a further cloud by its own', () => {
    const ours = registrations({ default: of('default'), byCloud: { china: of('china') } });
    expect(ours.of(connection('china')).clientId).toBe('china');
  });

  it('serve GCC High and DoD together, unless each has its own', () => {
    const one = registrations({ cloud: 'usgov', default: of('high'), byType: { SSO: of('sso') } });
    expect(one.of(connection('usgov-dod')).clientId).toBe('high');
    expect(one.of(connection('usgov-dod', 'SSO')).clientId).toBe('sso');
    const both = registrations({ cloud: 'usgov', default: of('high'), byCloud: { 'usgov-dod': of('dod') } });
    expect(both.of(connection('usgov-dod', 'SSO')).clientId).toBe('dod');
    expect(both.of(connection('usgov')).clientId).toBe('high');
  });

  it('tell when there are some of the cloud but none for the type', () => {
    const ours = registrations({ byType: { SSO: of('sso') } });
    expect([ours.isSetUp('global'), ours.isSetUp('global', 'SSO'), ours.isSetUp('global', 'ETOKEN')]).toEqual(
      [true, true, false],
    );
  });
});
