import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { contoso, TestHub } from './hub.js';

const administrator = 'admin@contoso.com';
const mailbox = 'faktury@contoso.com';
const applicationScopes = ['https://outlook.office365.com/.default'];

describe.each(databaseKinds)('application access on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  const add = (input: Record<string, unknown> = {}) => hub.add({ access: 'APPLICATION', mailbox, ...input });

  const refused = async (input: Record<string, unknown>): Promise<unknown> => {
    const { addConnection } = await hub.graphql(
      `mutation ($input: AddConnectionInput!) { addConnection(input: $input) {
        connection { id } userErrors { code field } } }`,
      { input: { name: 'Invoices', tenantId: contoso, ...input } },
    );
    expect(addConnection.connection).toBeNull();
    return addConnection.userErrors;
  };

  it('needs a mailbox, since nobody signs in who has one', async () => {
    expect(await refused({ type: 'MAIL_IMAP', access: 'APPLICATION' })).toEqual([
      { code: 'REQUIRED', field: ['mailbox'] },
    ]);
    expect(await refused({ type: 'MAIL_IMAP', access: 'APPLICATION', mailbox: 'x' })).toEqual([
      { code: 'MAILBOX_MALFORMED', field: ['mailbox'] },
    ]);
  });

  it.each(['SSO', 'SHAREPOINT', 'ETOKEN'])('is not there for %s', async (type) => {
    expect(await refused({ type, access: 'APPLICATION' })).toEqual([
      { code: 'ACCESS_NOT_APPLICABLE', field: ['access'] },
    ]);
  });

  it('is the only one for Entra ID, and need not be said', async () => {
    expect(await refused({ type: 'ENTRA_ID', access: 'DELEGATED' })).toEqual([
      { code: 'ACCESS_NOT_APPLICABLE', field: ['access'] },
    ]);
    const { id } = await hub.add({ type: 'ENTRA_ID', tenantId: 'fabrikam.com' });
    const { connection } = await hub.graphql(
      'query ($id: ID!) { connection(id: $id) { access exchangeSetup { clientId } } }',
      { id },
    );
    expect(connection).toEqual({ access: 'APPLICATION', exchangeSetup: null });
  });

  it.each([
    ['MAIL_IMAP', 'https://ps.outlook.com/.default'],
    ['MAIL_SMTP', 'https://outlook.office365.com/.default'],
  ])('of %s is consented to by an administrator and proved by a token', async (type, consentScope) => {
    const { id, authorizationUrl } = await add({ type });
    const browser = new Browser();
    const consentPage = new URL(await hub.open(browser, authorizationUrl));
    expect(consentPage.pathname).toBe(`/${contoso}/v2.0/adminconsent`);
    expect(consentPage.searchParams.get('scope')).toBe(consentScope);
    await browser.fetch(await hub.signIn(consentPage.href, { account: administrator }));
    expect(await hub.authorization(id)).toMatchObject({
      status: 'AUTHORIZED',
      account: null,
      scopes: applicationScopes,
    });
  });

  it('hands its tokens out with the mailbox they open', async () => {
    const { id, authorizationUrl } = await add();
    await hub.authorize(authorizationUrl, { account: administrator });
    const { issueAccessToken } = await hub.graphql(
      `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) {
        accessToken username userErrors { code } } }`,
      { id },
    );
    expect(issueAccessToken).toMatchObject({
      accessToken: expect.any(String),
      username: mailbox,
      userErrors: [],
    });
  });

  it.each([
    ['MAIL_IMAP', { fullAccess: true }],
    ['MAIL_SMTP', { sendAs: true }],
  ])('of %s is verified once Exchange opens the mailbox, and says what to do before', async (type, right) => {
    const { id, authorizationUrl } = await add({ type });
    await hub.authorize(authorizationUrl, { account: administrator });
    const tested = async () => {
      const { testConnection } = await hub.graphql(
        `mutation ($id: ID!) { testConnection(input: { id: $id }) {
          test { ok steps { name ok remedyCode } } userErrors { code } } }`,
        { id },
      );
      return testConnection;
    };
    const before = await tested();
    expect(before.test.ok).toBe(false);
    expect(before.test.steps.at(-1).remedyCode).toBe('OPEN_MAILBOX_TO_APPLICATION');
    await hub.simulator.setMailbox({ mailbox, ...right });
    expect(await tested()).toMatchObject({ test: { ok: true }, userErrors: [] });
  });

  it('does not turn green by a consent that nobody gave', async () => {
    const { id, authorizationUrl } = await add();
    const browser = new Browser();
    const state = new URL(await hub.open(browser, authorizationUrl)).searchParams.get('state') ?? '';
    const forged = new URLSearchParams({ admin_consent: 'True', tenant: contoso, state });
    await browser.fetch(`${hub.url}/auth/callback?${forged.toString()}`);
    expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
    for (let passed = 0; passed < 95; passed += 5) {
      hub.ambient.advance(5_000);
      await hub.authorization(id);
    }
    const authorization = await hub.until(id, ({ status }) => status !== 'AWAITING_SIGN_IN');
    expect(authorization).toMatchObject({ status: 'FAILED', error: { code: 'CONSENT_NOT_EFFECTIVE' } });
  });

  const setupOf = async (id: string): Promise<any> => {
    const { connection } = await hub.graphql(
      `query ($id: ID!) { connection(id: $id) {
        exchangeSetup { clientId servicePrincipalObjectId commands { step command } } } }`,
      { id },
    );
    return connection.exchangeSetup;
  };

  it('says what is to be done in Exchange, with the object id where the tenant lets the application read it', async () => {
    const { id, authorizationUrl } = await add({ type: 'MAIL_SMTP' });
    await hub.authorize(authorizationUrl, { account: administrator });
    const unknown = await setupOf(id);
    expect(unknown.servicePrincipalObjectId).toBeNull();
    expect(unknown.commands.map(({ step }: any) => step)).toEqual([
      'CONNECT',
      'REGISTER_APPLICATION',
      'OPEN_MAILBOX',
      'CHECK',
    ]);
    expect(unknown.commands[1].command).toContain(`-AppId '${unknown.clientId}' -ObjectId '<OBJECT-ID>'`);
    expect(unknown.commands[2].command).toContain(`-Identity '${mailbox}'`);

    await hub.simulator.grantApplicationPermission(
      contoso,
      'https://graph.microsoft.com/Application.Read.All',
    );
    hub.ambient.advance(60_000);
    const known = await setupOf(id);
    expect(known.servicePrincipalObjectId).toMatch(/^[0-9a-f-]{36}$/);
    expect(known.commands[1].command).toContain(`-ObjectId '${known.servicePrincipalObjectId}'`);
  });

  it('stays authorized and says why, while the client secret is expired', async () => {
    const { id, authorizationUrl } = await add();
    await hub.authorize(authorizationUrl, { account: administrator });
    const issue = () =>
      hub.graphql(
        'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) { userErrors { code } } }',
        { id },
      );
    hub.simulator.scenario.set({ name: 'expired-secret' });
    hub.ambient.advance(2 * 60 * 60_000);
    await issue();
    expect(await hub.authorization(id)).toMatchObject({
      status: 'AUTHORIZED',
      error: { code: 'CLIENT_SECRET_EXPIRED', aadsts: 'AADSTS7000222' },
    });
    hub.simulator.scenario.clear();
    hub.ambient.advance(2_000);
    expect((await issue()).issueAccessToken.userErrors).toEqual([]);
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: null });
  });

  it('says that the consent was withdrawn, once it was', async () => {
    const { id, authorizationUrl } = await add();
    await hub.authorize(authorizationUrl, { account: administrator });
    await hub.simulator.revoke({ account: administrator, consents: true });
    await hub.graphql(
      'mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) { userErrors { code } } }',
      { id },
    );
    const { status, error } = await hub.authorization(id);
    expect(status).toBe('NEEDS_REAUTHORIZATION');
    expect(error.code).toBe('CONSENT_WITHDRAWN');
    expect(error.title).toContain('was withdrawn');
  });

  it('asks nobody before the consent, and has nothing to say of connections that people sign in to', async () => {
    const { id } = await add();
    const before = hub.tokenRequests();
    expect((await setupOf(id)).servicePrincipalObjectId).toBeNull();
    expect(hub.tokenRequests()).toBe(before);
    expect(await setupOf((await hub.add({ name: 'Own' })).id)).toBeNull();
  });

  it('keeps its mailbox named when it is changed', async () => {
    const { id } = await add();
    const update = (changed: string | null) =>
      hub.graphql(
        `mutation ($id: ID!, $mailbox: String) { updateConnection(input: { id: $id, mailbox: $mailbox }) {
          connection { mailbox access } userErrors { code field } } }`,
        { id, mailbox: changed },
      );
    expect((await update(null)).updateConnection).toEqual({
      connection: { mailbox, access: 'APPLICATION' },
      userErrors: [{ code: 'REQUIRED', field: ['mailbox'] }],
    });
    expect((await update('objednavky@contoso.com')).updateConnection).toEqual({
      connection: { mailbox: 'objednavky@contoso.com', access: 'APPLICATION' },
      userErrors: [],
    });
  });

  it('asks an administrator for consent on the page of a link', async () => {
    const { id } = await add();
    const { createAuthorizationLink } = await hub.graphql(
      'mutation ($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }',
      { id },
    );
    const page = await (await new Browser().fetch(createAuthorizationLink.url)).text();
    expect(page).toContain('a Global Administrator at');
    expect(page).toContain('in the mailboxes that Exchange opens to it');
  });
});
