import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aadstsError,
  clientId,
  FakeIdentityPlatform,
  tenantId,
} from '../../../test/fake-identity-platform.js';
import { ManualAmbient } from '../../../test/manual-ambient.js';
import { createMicrosoft } from '../index.js';

describe('the second credential of an application', () => {
  let platform: FakeIdentityPlatform;

  beforeEach(async () => {
    platform = await new FakeIdentityPlatform().start();
  });
  afterEach(() => platform.stop());

  function ask(): Promise<{ accessToken: string }> {
    const { cloud, identity } = createMicrosoft({
      settings: { cloud: 'global', loginUrl: platform.url },
      ambient: new ManualAmbient(),
    });
    const secret = (value: string) => ({ kind: 'secret', secret: value }) as const;
    const registration = { clientId, credential: secret('the first'), further: [secret('the second')] };
    const scope = `${cloud.graphResource}/.default`;
    return identity.clientCredentials({ cloud, registration, tenantId, scope });
  }

  function refuseFirst(error: string, number: number): void {
    platform.onToken(({ form }) =>
      form.get('client_secret') === 'the second'
        ? { body: { token_type: 'Bearer', expires_in: 3599, access_token: 'app-token' } }
        : { status: 401, body: aadstsError(error, number) },
    );
  }

  it.each([7000215, 7000222, 700024, 700027, 7000218, 50012, 70002])(
    'is tried when Microsoft refuses the first by AADSTS%i',
    async (number) => {
      refuseFirst('invalid_client', number);
      await expect(ask()).resolves.toMatchObject({ accessToken: 'app-token' });
    },
  );

  it('is not tried when it would be refused as well: the application is not in the tenant', async () => {
    refuseFirst('unauthorized_client', 700016);
    await expect(ask()).rejects.toMatchObject({ details: { aadsts: [700016] } });
  });
});
