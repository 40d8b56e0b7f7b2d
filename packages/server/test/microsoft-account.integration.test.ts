import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { hana, SecondFactorClient } from './second-factor-client.js';
import { SignOnFixture } from './sign-on-fixture.js';

const account = 'admin@contoso.com';
const next = 'another long pass phrase';

describe.each(databaseKinds)('one’s own Microsoft account on %s', (kind) => {
  let fixture: SignOnFixture;
  let administrator: Browser;

  beforeEach(async () => {
    fixture = await SignOnFixture.start(kind);
    administrator = await fixture.byPassword();
    await fixture.decide({});
  });
  afterEach(() => fixture.hub.stop());

  const own = async (browser = administrator) =>
    (await (await browser.fetch(`${fixture.hub.url}/session/microsoft-account`)).json()) as object;

  it('is connected once, signs in, and is shown to its owner and to administrators', async () => {
    expect(await own()).toMatchObject({ account: null, choices: [{ name: 'People' }], hasPassword: true });
    expect(await fixture.connect(administrator, account)).toBe('/account?connected=microsoft');
    expect(await own()).toMatchObject({ account: { username: account } });
    const { people } = await fixture.hub.graphql(
      'query { people { edges { node { email microsoftAccount } } } }',
    );
    expect(people.edges).toEqual([{ node: { email: hana.email, microsoftAccount: account } }]);
    const browser = new Browser();
    expect(await fixture.signIn(account, browser)).toBe('/connections');
    expect(await fixture.whoIs(browser)).toMatchObject({ email: hana.email });
    const again = await fixture.connect(administrator, 'faktury@contoso.com');
    expect(again).toBe('/account?refused=SIGN_ON_TAKEN');
  });

  it('asks for the password before it is connected, and before it is disconnected', async () => {
    const wrong = { connectionId: fixture.connection, password: 'not the password' };
    const answer = await fixture.post(administrator, '/session/microsoft-account', wrong);
    expect([answer.status, await answer.json()]).toEqual([403, { error: { code: 'WRONG_CREDENTIALS' } }]);
    await fixture.connect(administrator, account);
    const disconnect = (password: string) =>
      fixture.post(administrator, '/session/microsoft-account/disconnect', { password });
    expect((await disconnect('not the password')).status).toBe(403);
    expect(await fixture.signIn(account)).toBe('/connections');
    expect((await disconnect(hana.password)).status).toBe(204);
    expect(await fixture.signIn(account)).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
    expect(await own()).toMatchObject({ account: null });
  });

  it('ends the sessions elsewhere when it is connected, and records from where that was', async () => {
    const elsewhere = await fixture.byPassword();
    await fixture.connect(administrator, account);
    expect(await fixture.whoIs(elsewhere)).toBeNull();
    expect(await fixture.whoIs(administrator)).toMatchObject({ email: hana.email });
    const [entry] = await fixture.entries('administrator.microsoft_account_connected');
    expect(entry).toMatchObject({ actor_name: 'Hana', details: { username: account } });
    expect(entry?.['address']).toMatch(/127\.0\.0\.1$|^::1$/);
  });

  it('is connected to no other session than the one that asked, nor to one that has ended', async () => {
    const body = { connectionId: fixture.connection, password: hana.password };
    const answer = await fixture.post(administrator, '/session/microsoft-account', body);
    const { location } = (await answer.json()) as { location: string };
    await fixture.byPassword(administrator);
    const back = await administrator.fetch(await fixture.hub.signIn(location, { account }));
    expect(back.headers.get('location')).toBe(`${fixture.hub.url}/account?refused=SIGN_ON_EXPIRED`);
    expect(await fixture.signIn(account)).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
  });

  it('signs in no more once the password is another one', async () => {
    await fixture.connect(administrator, account);
    await fixture.post(administrator, '/session/password', { password: hana.password, newPassword: next });
    expect(await fixture.signIn(account)).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
    expect(await fixture.entries('administrator.microsoft_account_disconnected')).toHaveLength(1);
    expect(await fixture.connect(administrator, account, next)).toBe('/account?connected=microsoft');
  });

  it('does not stand in for the second factor of the account', async () => {
    await fixture.connect(administrator, account);
    const client = new SecondFactorClient(fixture.hub);
    await client.signIn();
    await client.addAuthenticator();
    const browser = new Browser();
    expect(await fixture.signIn(account, browser)).toBe('/sign-in?step=second');
    expect(await fixture.whoIs(browser)).toBeNull();
    const asked = await browser.fetch(`${fixture.hub.url}/session/second-step`);
    expect(await asked.json()).toEqual({
      secondStep: { methods: ['authenticator', 'recovery-code'], passkeyRequest: null },
    });
    const proof = { method: 'authenticator', code: client.code() };
    expect((await fixture.post(browser, '/session/second-step', proof)).status).toBe(200);
    expect(await fixture.whoIs(browser)).toMatchObject({ email: hana.email });
    expect((await browser.fetch(`${fixture.hub.url}/session/second-step`)).status).toBe(404);
  });
});
