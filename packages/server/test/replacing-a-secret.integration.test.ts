import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const application = '6f1a0c1e-0000-4000-8000-000000000001';
/** How long the refresher rests, in milliseconds. */
const betweenRounds = 3_000;
const expiresAt = '2099-01-01T00:00:00.000Z';

describe.each(databaseKinds)('a secret that is replaced, on %s', (kind) => {
  let hub: TestHub;

  beforeEach(async () => {
    // The environment has another application: the one that the simulator knows is added over the API.
    hub = await TestHub.start({ kind, env: { MICROSOFT_CLIENT_ID: 'unknown-to-microsoft' } });
  });
  afterEach(() => hub.stop());

  async function register(secret: string): Promise<string> {
    const { addAppRegistration } = await hub.graphql(
      `mutation ($input: AddAppRegistrationInput!) { addAppRegistration(input: $input) {
        appRegistration { id } userErrors { code field } } }`,
      {
        input: { name: 'Ours', clientId: application, isDefault: true, credential: { secret, expiresAt } },
      },
    );
    expect(addAppRegistration.userErrors).toEqual([]);
    return addAppRegistration.appRegistration.id;
  }

  async function addSecret(appRegistrationId: string, secret: string): Promise<void> {
    const { addAppRegistrationCredential } = await hub.graphql(
      `mutation ($input: AddAppRegistrationCredentialInput!) { addAppRegistrationCredential(input: $input) {
        userErrors { code field } } }`,
      { input: { appRegistrationId, credential: { secret, expiresAt } } },
    );
    expect(addAppRegistrationCredential.userErrors).toEqual([]);
  }

  it('lets a sign-in succeed by whichever secret Microsoft accepts', async () => {
    const id = await register('a-simulated-secret');
    hub.ambient.advance(1_000);
    await addSecret(id, 'one that was mistyped');
    const connection = await hub.add({ type: 'SSO' });
    await hub.authorize(connection.authorizationUrl, { account: 'admin@contoso.com' });
    expect((await hub.authorization(connection.id)).status).toBe('AUTHORIZED');
  });

  it('says of an authorized connection that the secret has expired, until a new one is added', async () => {
    const id = await register('a-simulated-secret');
    const connection = await hub.add({ type: 'SHAREPOINT' });
    await hub.authorize(connection.authorizationUrl, { account: 'admin@contoso.com' });
    hub.simulator.scenario.set({ name: 'expired-secret' });
    await hub.ambient.untilAsleepFor(betweenRounds);
    hub.ambient.advance(2 * 60 * 60_000);
    const failing = await hub.until(connection.id, ({ error }) => error !== null);
    expect(failing).toMatchObject({
      status: 'AUTHORIZED',
      error: {
        code: 'CLIENT_SECRET_EXPIRED',
        aadsts: 'AADSTS7000222',
        explanation: expect.stringContaining(`stays authorized, but Landbridge gets no new access tokens`),
      },
    });
    expect(failing['error'].explanation).toContain(`Ours (${application})`);
    await hub.ambient.untilAsleepFor(betweenRounds);
    hub.simulator.scenario.clear();
    await addSecret(id, 'a new one');
    hub.ambient.advance(betweenRounds);
    const mended = await hub.until(connection.id, ({ error }) => error === null);
    expect(mended['status']).toBe('AUTHORIZED');
  });

  it('names the wrong secret when none is accepted', async () => {
    await register('a wrong one');
    const connection = await hub.add();
    await hub.authorize(connection.authorizationUrl);
    expect(await hub.authorization(connection.id)).toMatchObject({
      status: 'FAILED',
      error: { code: 'CLIENT_SECRET_WRONG', aadsts: 'AADSTS7000215' },
    });
  });

  it('leaves a connection with the application that it was granted to when another becomes the default', async () => {
    await register('a-simulated-secret');
    const connection = await hub.add();
    await hub.authorize(connection.authorizationUrl);
    await hub.graphql(
      `mutation ($input: AddAppRegistrationInput!) { addAppRegistration(input: $input) { userErrors { code } } }`,
      {
        input: {
          ...{ name: 'Next', clientId: '6f1a0c1e-0000-4000-8000-000000000002', isDefault: true },
          credential: { secret: 'another', expiresAt },
        },
      },
    );
    const look = `query ($id: ID!) { connection(id: $id) { appRegistration { name } } }`;
    const { connection: shown } = await hub.graphql(look, { id: connection.id });
    expect(shown.appRegistration.name).toBe('Ours');
    const url = new URL(await hub.open(new Browser(), await hub.beginAgain(connection.id)));
    expect(url.searchParams.get('client_id')).toBe('6f1a0c1e-0000-4000-8000-000000000002');
  });
});
