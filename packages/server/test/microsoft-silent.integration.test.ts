import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import type { TestHub } from './hub.js';
import { SignOnFixture } from './sign-on-fixture.js';
import { SilentDoor } from './silent-door.js';

const administrator = { account: 'admin@contoso.com' };
const owner = { account: 'faktury@contoso.com' };
const twoHours = 2 * 3_600_000;

describe.each(databaseKinds)('while Microsoft takes every request and answers none, on %s', (kind) => {
  const door = new SilentDoor();
  let fixture: SignOnFixture;
  let hub: TestHub;

  beforeAll(async () => {
    fixture = await SignOnFixture.start(kind, { door, microsoftTimeoutMs: 200 });
    hub = fixture.hub;
  });
  afterEach(() => door.speakAgain());
  afterAll(async () => {
    await hub.stop();
    await door.close();
  });

  async function authorized(input: Record<string, unknown>, by = owner): Promise<string> {
    const { id, authorizationUrl } = await hub.add(input);
    await hub.authorize(authorizationUrl, by);
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: null });
    return id;
  }

  /** Everything up to the way back from Microsoft, which nobody has opened yet. */
  async function broughtBack(authorizationUrl: string, by = owner) {
    const browser = new Browser();
    return { browser, callback: await hub.signIn(await hub.open(browser, authorizationUrl), by) };
  }

  async function issue(id: string): Promise<Record<string, unknown>> {
    const { issueAccessToken } = await hub.graphql(
      `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) {
        accessToken retryAfterSeconds userErrors { code } } }`,
      { id },
    );
    return issueAccessToken;
  }

  async function test(id: string): Promise<Record<string, any>> {
    const { testConnection } = await hub.graphql(
      `mutation ($id: ID!) { testConnection(input: { id: $id }) {
        test { ok steps { name ok detail remedy } } userErrors { code } } }`,
      { id },
    );
    return testConnection;
  }

  it('a connection to a tenant that is not known yet is not added, and can be added later', async () => {
    const add = async () =>
      (
        await hub.graphql(
          `mutation ($input: AddConnectionInput!) { addConnection(input: $input) {
            connection { tenant { id } } userErrors { code field } } }`,
          { input: { name: 'Orders', tenantId: 'fabrikam.com', type: 'MAIL_IMAP' } },
        )
      ).addConnection;
    door.fallSilent();
    expect(await add()).toEqual({
      connection: null,
      userErrors: [{ code: 'TENANT_LOOKUP_UNAVAILABLE', field: ['tenantId'] }],
    });
    door.speakAgain();
    expect(await add()).toMatchObject({ connection: { tenant: {} }, userErrors: [] });
  });

  it.each([
    ['of a person', { type: 'MAIL_IMAP' }, owner],
    [
      'of the application',
      { type: 'MAIL_SMTP', access: 'APPLICATION', mailbox: owner.account },
      administrator,
    ],
    ['for Entra ID', { type: 'ENTRA_ID' }, administrator],
  ])(
    'a sign-in %s ends in words, the hub answers others meanwhile, and it can be begun again',
    async (_, input, by) => {
      const { id, authorizationUrl } = await hub.add({ name: 'Silence', ...input });
      const { browser, callback } = await broughtBack(authorizationUrl, by);
      door.fallSilent();
      const ended = browser.fetch(callback);
      expect(await hub.graphql('query { connections(first: 1) { edges { node { id } } } }')).toMatchObject({
        connections: { edges: [expect.anything()] },
      });
      expect((await ended).status).toBe(303);
      expect(await hub.authorization(id)).toMatchObject({
        status: 'FAILED',
        error: { code: 'MICROSOFT_UNAVAILABLE', remedy: expect.stringMatching(/again/) },
      });
      door.speakAgain();
      await hub.authorize(await hub.beginAgain(id), by);
      expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: null });
      await hub.graphql(
        'mutation ($id: ID!) { deleteConnection(input: { id: $id, confirmDependents: true }) { deletedConnectionId } }',
        { id },
      );
    },
  );

  it('a grant stays what it was when it was to be renewed', async () => {
    const id = await authorized({ name: 'Renewed' });
    const { browser, callback } = await broughtBack(await hub.beginAgain(id));
    door.fallSilent();
    await browser.fetch(callback);
    expect(await hub.authorization(id)).toMatchObject({
      status: 'AUTHORIZED',
      error: { code: 'MICROSOFT_UNAVAILABLE' },
    });
    expect(await issue(id)).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
  });

  it.each([
    ['of a person', { type: 'MAIL_IMAP' }, owner],
    [
      'of the application',
      { type: 'MAIL_IMAP', access: 'APPLICATION', mailbox: owner.account },
      administrator,
    ],
  ])('whoever wants a token %s that has run out is told when to come again', async (_, input, by) => {
    const id = await authorized({ name: 'Run out', ...input }, by);
    hub.ambient.advance(twoHours);
    door.fallSilent();
    expect(await issue(id)).toEqual({
      accessToken: null,
      retryAfterSeconds: expect.any(Number),
      userErrors: [{ code: 'TEMPORARILY_UNAVAILABLE' }],
    });
    expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');
    door.speakAgain();
    hub.ambient.advance(60_000);
    expect(await issue(id)).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
  });

  it.each([
    ['SHAREPOINT', 'GRAPH_SITES_ROOT', administrator],
    ['SSO', 'SIGNING_KEYS', administrator],
  ])('a test of %s says at which step, and the authorization stays', async (type, step, by) => {
    const id = await authorized({ name: 'Tested', type }, by);
    door.fallSilent();
    const { test: result, userErrors } = await test(id);
    expect(userErrors).toEqual([]);
    expect(result.ok).toBe(false);
    expect(result.steps.at(-1)).toMatchObject({ name: step, ok: false, remedy: expect.any(String) });
    expect((await hub.authorization(id))['status']).toBe('AUTHORIZED');
    door.speakAgain();
    expect(await test(id)).toMatchObject({ test: { ok: true }, userErrors: [] });
  });

  it('nobody gets into the hub by Microsoft, everybody by the password', async () => {
    await fixture.decide({ domains: ['contoso.com'] });
    const browser = new Browser();
    const place = `${hub.url}/auth/sign-on/${fixture.connection}`;
    const callback = await hub.signIn(await hub.open(browser, place), owner);
    door.fallSilent();
    const answer = await browser.fetch(callback);
    expect(answer.headers.get('location')).toMatch(/\/sign-in\?refused=/);
    expect(await fixture.whoIs(browser)).toBeNull();
    expect(await fixture.whoIs(await fixture.byPassword())).toMatchObject({ email: 'hana@contoso.com' });
    door.speakAgain();
    expect(await fixture.signIn(owner.account, browser)).toBe('/connections');
  });

  it('a connection is deleted all the same', async () => {
    const id = await authorized({ name: 'Deleted' });
    door.fallSilent();
    const { deleteConnection } = await hub.graphql(
      'mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId userErrors { code } } }',
      { id },
    );
    expect(deleteConnection).toEqual({ deletedConnectionId: id, userErrors: [] });
  });
});
