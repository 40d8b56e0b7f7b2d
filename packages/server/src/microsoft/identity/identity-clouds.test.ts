import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeIdentityPlatform, tenantId } from '../../../test/fake-identity-platform.js';
import { systemAmbient } from '../../system-ambient.js';
import { createMicrosoft, type Microsoft } from '../index.js';

let platform: FakeIdentityPlatform;
let microsoft: Microsoft;

beforeEach(async () => {
  platform = await new FakeIdentityPlatform().start();
  microsoft = createMicrosoft({
    settings: { cloud: 'global', loginUrl: platform.url, graphUrl: `${platform.url}/graph` },
    ambient: systemAmbient,
  });
});
afterEach(() => platform.stop());

describe('a tenant of another national cloud', () => {
  const ofGovernment = (over: Record<string, unknown> = {}) =>
    platform.on(`/${tenantId}/v2.0/.well-known/openid-configuration`, () => ({
      body: { ...platform.configuration(), cloud_instance_name: 'microsoftonline.us', ...over },
    }));

  it('is asked in its own cloud’s name at the configured address', async () => {
    ofGovernment({ tenant_region_sub_scope: 'DOD' });
    const { cloudOf, identity } = microsoft;
    await expect(identity.metadata(cloudOf('usgov-dod'), tenantId)).resolves.toMatchObject({
      cloud: 'usgov-dod',
    });
    expect(cloudOf('usgov-dod')).toMatchObject({
      loginUrl: platform.url,
      graphUrl: `${platform.url}/graph`,
      graphResource: 'https://dod-graph.microsoft.us',
      mailResource: 'https://outlook.office365.us',
      authorityHost: 'login.microsoftonline.us',
    });
  });

  it('is asked nowhere when its endpoints lead away from the configured address', async () => {
    const elsewhere = `https://login.microsoftonline.us/${tenantId}/oauth2/v2.0`;
    ofGovernment({ token_endpoint: `${elsewhere}/token`, authorization_endpoint: `${elsewhere}/authorize` });
    for (const name of ['global', 'usgov'] as const) {
      await expect(microsoft.identity.metadata(microsoft.cloudOf(name), tenantId)).rejects.toMatchObject({
        cloud: 'usgov',
      });
    }
  });

  it('is refused in the name of a cloud that it is not in', async () => {
    await expect(microsoft.identity.metadata(microsoft.cloudOf('china'), tenantId)).rejects.toMatchObject({
      code: 'TENANT_IN_OTHER_CLOUD',
      cloud: 'global',
    });
  });
});
