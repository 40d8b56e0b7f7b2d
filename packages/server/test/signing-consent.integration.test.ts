import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MicrosoftRefusedError, noDetails } from '../src/microsoft/errors.js';
import { IdentityClient } from '../src/microsoft/identity/identity-client.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

describe.each(databaseKinds)('an eToken connection’s second request on %s', (kind) => {
  let hub: TestHub;

  beforeEach(async () => {
    const env = { MICROSOFT_ETOKEN_SCOPE: 'https://graph.microsoft.com/Files.ReadWrite.All' };
    hub = await TestHub.start({ kind, env });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await hub.stop();
  });

  it('waits for the signing application’s consent with what the code has brought: a code is redeemed once', async () => {
    const details = { ...noDetails, error: 'invalid_grant', aadsts: [65001] };
    const silent = vi.spyOn(IdentityClient.prototype, 'silent');
    silent.mockRejectedValueOnce(new MicrosoftRefusedError('refresh', details));
    const { id, authorizationUrl } = await hub.add({ type: 'ETOKEN' });
    await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
    expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
    hub.ambient.advance(1_000);
    const authorization = await hub.until(id, ({ status }) => status !== 'AWAITING_SIGN_IN');
    expect(authorization).toMatchObject({ status: 'AUTHORIZED', error: null });
    expect(hub.simulator.requests().counts['token:authorization_code']).toBe(1);
  });
});
