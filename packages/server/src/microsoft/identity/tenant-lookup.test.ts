import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aadstsError, FakeIdentityPlatform, tenantId } from '../../../test/fake-identity-platform.js';
import type { Ambient } from '../../ambient.js';
import { cloudOf, type Cloud, type CloudName } from '../clouds.js';
import { MicrosoftUnavailableError, noDetails, TenantUnknownError } from '../errors.js';
import { MicrosoftHttp } from '../http.js';
import { Discovery, type TenantMetadata } from './discovery.js';
import { TenantDirectory } from './tenant-lookup.js';

let platform: FakeIdentityPlatform;
let clock: Date;
const ambient: Ambient = {
  now: () => clock,
  newId: () => 'id',
  randomToken: () => 'random',
  sleep: () => Promise.resolve(),
};
const configurationPath = `/${tenantId}/v2.0/.well-known/openid-configuration`;
const guid = { kind: 'guid', tenantId } as const;

beforeEach(async () => {
  clock = new Date('2026-11-25T10:00:00Z');
  platform = await new FakeIdentityPlatform().start();
});
afterEach(() => platform.stop());

function directoryOf(over: Partial<Cloud> = {}, timeoutMs?: number): TenantDirectory {
  const cloud = { ...cloudOf({ cloud: 'global', loginUrl: platform.url }), ...over };
  const http = new MicrosoftHttp({ bearerOrigins: [], ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  return new TenantDirectory({ cloud, discovery: new Discovery({ http, ambient }) });
}

describe('TenantDirectory', () => {
  it('finds a tenant by its GUID', async () => {
    await expect(directoryOf().lookUp(guid)).resolves.toEqual({
      kind: 'found',
      tenantId,
      domain: null,
      displayName: null,
      cloud: 'global',
    });
  });

  it('takes the GUID of a domain from the issuer', async () => {
    platform.on('/contoso.com/v2.0/.well-known/openid-configuration', () => ({
      body: platform.configuration(),
    }));
    await expect(directoryOf().lookUp({ kind: 'domain', domain: 'contoso.com' })).resolves.toEqual({
      kind: 'found',
      tenantId,
      domain: 'contoso.com',
      displayName: null,
      cloud: 'global',
    });
  });

  it.each([
    ['invalid_tenant', 90002],
    ['invalid_tenant', 900023],
    ['invalid_request', 90002],
    ['invalid_tenant', 1],
  ])(
    'does not find what is answered %s AADSTS%i, and asks no other host when the address was configured',
    async (error, number) => {
      platform.on(configurationPath, () => ({ status: 400, body: aadstsError(error, number) }));
      await expect(directoryOf().lookUp(guid)).resolves.toEqual({ kind: 'notFound' });
      expect(platform.requests).toHaveLength(1);
    },
  );

  it.each([
    ['microsoftonline.us', undefined, 'usgov'],
    ['microsoftonline.us', 'DODCON', 'usgov'],
    ['microsoftonline.us', 'DOD', 'usgov-dod'],
    ['microsoftonline.com', 'GCC', 'global'],
    ['microsoftonline.com', null, 'global'],
    ['partner.microsoftonline.cn', undefined, 'china'],
  ])('reads the cloud from the instance name %s and the sub-scope %s', async (instance, subScope, cloud) => {
    const claims = { cloud_instance_name: instance, tenant_region_sub_scope: subScope };
    platform.on(configurationPath, () => ({ body: { ...platform.configuration(), ...claims } }));
    await expect(directoryOf().lookUp(guid)).resolves.toMatchObject({ kind: 'found', cloud });
  });

  it('names another cloud whose hosts it would have to ask, though an address was configured', async () => {
    const token_endpoint = `https://login.microsoftonline.us/${tenantId}/oauth2/v2.0/token`;
    platform.on(configurationPath, () => ({
      body: { ...platform.configuration(), cloud_instance_name: 'microsoftonline.us', token_endpoint },
    }));
    await expect(directoryOf().lookUp(guid)).resolves.toEqual({ kind: 'otherCloud', cloud: 'usgov' });
  });

  it.each([90038, 900382, 900432])('reads another cloud from AADSTS%i', async (number) => {
    platform.on(configurationPath, () => ({ status: 400, body: aadstsError('invalid_request', number) }));
    await expect(directoryOf().lookUp(guid)).resolves.toEqual({ kind: 'otherCloud', cloud: 'usgov' });
  });

  it.each(['usgov', 'usgov-dod'] as const)(
    'tells GCC High from DoD at the sign-in host they share, whichever was asked: %s',
    async (name) => {
      const claims = { cloud_instance_name: 'microsoftonline.us', tenant_region_sub_scope: 'DOD' };
      platform.on(configurationPath, () => ({ body: { ...platform.configuration(), ...claims } }));
      await expect(directoryOf({ name }).lookUp(guid)).resolves.toMatchObject({ cloud: 'usgov-dod' });
      claims.tenant_region_sub_scope = 'DODCON';
      await expect(directoryOf({ name }).lookUp(guid)).resolves.toMatchObject({ cloud: 'usgov' });
      claims.tenant_region_sub_scope = 'UNHEARD-OF';
      await expect(directoryOf({ name }).lookUp(guid)).resolves.toMatchObject({ cloud: name });
    },
  );

  it.each([
    ['503', { status: 503, body: 'busy' }],
    ['429', { status: 429, body: aadstsError('temporarily_unavailable', 90033) }],
    ['404 of some other server', { status: 404, body: 'not here' }],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }],
    ['no JSON', { body: '<html>' }],
    ['no endpoints', { body: { issuer: 'https://login.microsoftonline.com/x' } }],
    ['more than a megabyte', { body: 'x'.repeat(1024 * 1024 + 1) }],
  ])('is unavailable on %s, and asks again the next time', async (_what, answer) => {
    const directory = directoryOf();
    platform.on(configurationPath, () => answer);
    await expect(directory.lookUp(guid)).resolves.toMatchObject({ kind: 'unavailable' });
    platform.on(configurationPath, () => ({ body: platform.configuration() }));
    await expect(directory.lookUp(guid)).resolves.toMatchObject({ kind: 'found' });
  });

  it('is unavailable when nothing answers in time or listens at all', async () => {
    platform.on(configurationPath, () => new Promise(() => undefined));
    await expect(directoryOf({}, 50).lookUp(guid)).resolves.toMatchObject({ kind: 'unavailable' });
    await platform.stop();
    await expect(directoryOf().lookUp(guid)).resolves.toMatchObject({ kind: 'unavailable' });
  });

  it('believes no answer about another tenant', async () => {
    const other = '6a7be5c7-7e1d-4c2f-9f3a-0d7c9f1b2e3a';
    platform.on(configurationPath, () => ({ body: platform.configuration(other) }));
    await expect(directoryOf().lookUp(guid)).resolves.toMatchObject({ kind: 'unavailable' });
  });

  it.each([
    ['http elsewhere', 'http://169.254.169.254/token'],
    ['another scheme', 'ftp://127.0.0.1/token'],
    ['no address', '//evil'],
  ])('believes no endpoint with %s', async (_what, endpoint) => {
    platform.on(configurationPath, () => ({
      body: { ...platform.configuration(), token_endpoint: endpoint },
    }));
    await expect(directoryOf().lookUp(guid)).resolves.toMatchObject({ kind: 'unavailable' });
  });

  it('asks once for many at the same time, keeps the answer ten minutes, then asks again', async () => {
    const directory = directoryOf();
    await Promise.all(Array.from({ length: 20 }, () => directory.lookUp(guid)));
    clock = new Date(clock.getTime() + 9 * 60_000);
    await directory.lookUp(guid);
    expect(platform.count(configurationPath)).toBe(1);
    clock = new Date(clock.getTime() + 2 * 60_000);
    await directory.lookUp(guid);
    expect(platform.count(configurationPath)).toBe(2);
  });

  it('lets one caller give up while the others get their answer', async () => {
    const directory = directoryOf();
    const hasty = new AbortController();
    const asked = [directory.lookUp(guid, hasty.signal), directory.lookUp(guid)];
    hasty.abort(new Error('enough'));
    await expect(asked[0]).rejects.toThrow('enough');
    await expect(asked[1]).resolves.toMatchObject({ kind: 'found' });
  });

  describe('with Microsoft’s own addresses', () => {
    const asked: string[] = [];

    /** Microsoft's clouds cannot be asked by a test: this stands for their answers. */
    function directoryWhere(
      cloud: CloudName,
      known: Partial<Record<string, CloudName | 'down'>>,
    ): TenantDirectory {
      asked.length = 0;
      const tenant = ({ loginUrl }: Cloud): Promise<TenantMetadata> => {
        asked.push(loginUrl);
        const answer = known[new URL(loginUrl).host];
        if (answer === 'down') return Promise.reject(new MicrosoftUnavailableError('down'));
        if (answer === undefined) return Promise.reject(new TenantUnknownError(noDetails));
        const endpoint = `${loginUrl}/x`;
        return Promise.resolve({
          issuer: `${loginUrl}/${tenantId}/v2.0`,
          authorizationEndpoint: endpoint,
          tokenEndpoint: endpoint,
          jwksUri: endpoint,
          adminConsentEndpoint: endpoint,
          tenantId,
          cloud: answer,
          isElsewhere: false,
        });
      };
      return new TenantDirectory({ cloud: cloudOf({ cloud }), discovery: { tenant } });
    }

    it('asks the other clouds for a tenant that this one does not know', async () => {
      const directory = directoryWhere('global', { 'login.partner.microsoftonline.cn': 'china' });
      await expect(directory.lookUp(guid)).resolves.toMatchObject({
        kind: 'found',
        tenantId,
        cloud: 'china',
      });
      const american = directoryWhere('usgov-dod', { 'login.microsoftonline.com': 'global' });
      await expect(american.lookUp(guid)).resolves.toMatchObject({
        kind: 'found',
        tenantId,
        cloud: 'global',
      });
      expect(asked).toHaveLength(3);
    });

    it('is sure of not found although another cloud does not answer', async () => {
      const directory = directoryWhere('global', { 'login.microsoftonline.us': 'down' });
      await expect(directory.lookUp(guid)).resolves.toEqual({ kind: 'notFound' });
    });

    it('asks nobody else for a tenant that it knows, nor when it does not answer itself', async () => {
      await directoryWhere('global', { 'login.microsoftonline.com': 'global' }).lookUp(guid);
      expect(asked).toEqual(['https://login.microsoftonline.com']);
      const down = directoryWhere('global', { 'login.microsoftonline.com': 'down' });
      await expect(down.lookUp(guid)).resolves.toMatchObject({ kind: 'unavailable' });
      expect(asked).toHaveLength(1);
    });
  });
});
