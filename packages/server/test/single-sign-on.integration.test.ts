import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const hana = { name: 'Hana', email: 'hana@contoso.com', password: 'correct horse battery' };
const accounting = '5b1f7f0e-8a43-4b5c-8f5e-0c7d6a2e2001';

describe.each(databaseKinds)('signing in to the hub by an SSO connection on %s', (kind) => {
  let hub: TestHub;
  let connection: string;
  let administrator: Browser;

  beforeAll(async () => {
    hub = await TestHub.start({ kind });
    await hub.signUp(hana);
    const { id, authorizationUrl } = await hub.add({ type: 'SSO', name: 'People' });
    connection = id;
    await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
    administrator = new Browser();
    await post(administrator, '/session', { email: hana.email, password: hana.password });
  });
  afterEach(async () => {
    await hub.simulator.reset();
    await hub.execute("DELETE FROM administrators WHERE email <> 'hana@contoso.com'");
    await hub.execute('DELETE FROM federated_identities');
  });
  afterAll(() => hub.stop());

  const post = (browser: Browser, path: string, body: unknown) =>
    browser.fetch(`${hub.url}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: hub.url },
      body: JSON.stringify(body),
    });

  async function decide(input: Record<string, unknown>): Promise<any> {
    const { updateSignOn } = await hub.graphql(
      `mutation Decide($input: UpdateSignOnInput!) { updateSignOn(input: $input) {
        settings { isEnabled domains groupIds role } userErrors { code field } } }`,
      { input: { connectionId: connection, isEnabled: true, ...input } },
    );
    return updateSignOn;
  }

  /** The whole way; returns where the window is opened. */
  async function signIn(account: string, browser = new Browser()): Promise<string> {
    const answer = await hub.authorize(`${hub.url}/auth/sign-on/${connection}`, { account, browser });
    expect(answer.status).toBe(303);
    return (answer.headers.get('location') ?? '').slice(hub.url.length);
  }

  async function whoIs(browser: Browser): Promise<Record<string, any> | null> {
    const answer = (await (await browser.fetch(`${hub.url}/session`)).json()) as Record<string, any>;
    return answer.administrator;
  }

  /** The account of who is signed in becomes a way in. */
  async function connect(browser: Browser, account: string): Promise<string> {
    const answer = await post(browser, '/session/microsoft-account', { connectionId: connection });
    const { location } = (await answer.json()) as { location: string };
    const back = await browser.fetch(await hub.signIn(location, { account }));
    return (back.headers.get('location') ?? '').slice(hub.url.length);
  }

  it('lets nobody in while it is switched off', async () => {
    await decide({ isEnabled: false });
    expect((await new Browser().fetch(`${hub.url}/auth/sign-on/${connection}`)).headers.get('location')).toBe(
      `${hub.url}/sign-in?refused=SIGN_ON_OFF`,
    );
  });

  it('is offered on the sign-in page under the connection’s name until the organisation’s is known', async () => {
    await decide({});
    const answer = (await (await fetch(`${hub.url}/session`)).json()) as Record<string, any>;
    expect(answer.signOn).toEqual([{ id: connection, name: 'People' }]);
  });

  it('lets nobody in who is neither connected nor let in by a rule', async () => {
    await decide({});
    const browser = new Browser();
    expect(await signIn('faktury@contoso.com', browser)).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
    expect(await whoIs(browser)).toBeNull();
  });

  it('lets members of a domain in', async () => {
    await decide({ domains: [' @Contoso.com '] });
    const browser = new Browser();
    expect(await signIn('faktury@contoso.com', browser)).toBe('/connections');
    expect(await whoIs(browser)).toMatchObject({ email: 'faktury@contoso.com', name: 'Faktury Contoso' });
    // The second time it is the same person.
    expect(await signIn('faktury@contoso.com')).toBe('/connections');
  });

  it('lets no guest in by a domain, but by a group', async () => {
    await decide({ domains: ['contoso.com', 'contoso.onmicrosoft.com', 'a.cz'] });
    const guest = 'eva_a.cz#EXT#@contoso.onmicrosoft.com';
    expect(await signIn(guest)).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
    await decide({ groupIds: [accounting.replace('2001', '2002')] });
    expect(await signIn(guest)).toBe('/connections');
  });

  it('lets members of a group in, and nobody else', async () => {
    await decide({ groupIds: [accounting.toUpperCase()] });
    expect(await signIn('faktury@contoso.com')).toBe('/connections');
    expect(await signIn('sklad@contoso.com')).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
  });

  it('joins nobody to an account that is there by its address', async () => {
    await decide({ domains: ['contoso.com'] });
    await hub.execute("UPDATE administrators SET email = 'faktury@contoso.com'");
    const browser = new Browser();
    expect(await signIn('faktury@contoso.com', browser)).toBe('/sign-in?refused=SIGN_ON_NOT_CONNECTED');
    expect(await whoIs(browser)).toBeNull();
    await hub.execute("UPDATE administrators SET email = 'hana@contoso.com'");
  });

  it('connects the account of who is signed in, once', async () => {
    await decide({});
    expect(await connect(administrator, 'admin@contoso.com')).toBe('/account?connected=microsoft');
    const browser = new Browser();
    expect(await signIn('admin@contoso.com', browser)).toBe('/connections');
    expect(await whoIs(browser)).toMatchObject({ email: hana.email });
    expect(await connect(administrator, 'faktury@contoso.com')).toBe('/account?refused=SIGN_ON_TAKEN');
    await administrator.fetch(`${hub.url}/session/microsoft-account`, {
      method: 'DELETE',
      headers: { origin: hub.url },
    });
    expect(await signIn('admin@contoso.com')).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
  });

  it('connects nothing to another session than the one that asked', async () => {
    await decide({});
    const browser = new Browser();
    await post(browser, '/session', { email: hana.email, password: hana.password });
    const answer = await post(browser, '/session/microsoft-account', { connectionId: connection });
    const { location } = (await answer.json()) as { location: string };
    await post(browser, '/session', { email: hana.email, password: hana.password });
    const back = await browser.fetch(await hub.signIn(location, { account: 'faktury@contoso.com' }));
    expect(back.headers.get('location')).toBe(`${hub.url}/account?refused=SIGN_ON_EXPIRED`);
  });

  it('has a new session with each sign-in, and ends the one that was there', async () => {
    await decide({ domains: ['contoso.com'] });
    const browser = new Browser();
    await signIn('faktury@contoso.com', browser);
    const [before] = browser.cookieValues(hub.url);
    await signIn('faktury@contoso.com', browser);
    expect(browser.cookieValues(hub.url)).not.toContain(before);
    const old = await fetch(`${hub.url}/session`, { headers: { cookie: `landbridge=${before ?? ''}` } });
    expect(((await old.json()) as Record<string, any>).administrator).toBeNull();
  });

  it('signs nobody in who comes back in another browser, or after a quarter of an hour', async () => {
    await decide({ domains: ['contoso.com'] });
    const browser = new Browser();
    const microsoft = await hub.open(browser, `${hub.url}/auth/sign-on/${connection}`);
    const back = await hub.signIn(microsoft);
    const other = await new Browser().fetch(back);
    expect(other.status).toBe(400);
    hub.ambient.advance(15 * 60_000 + 1_000);
    expect((await browser.fetch(back)).headers.get('location')).toBe(
      `${hub.url}/sign-in?refused=SIGN_ON_EXPIRED`,
    );
    expect(await whoIs(browser)).toBeNull();
  });

  it('takes no code of another trip', async () => {
    await decide({ domains: ['contoso.com'] });
    const [mine, theirs] = [new Browser(), new Browser()];
    const place = `${hub.url}/auth/sign-on/${connection}`;
    const returned = new URL(await hub.signIn(await hub.open(theirs, place)));
    const forged = new URL(await hub.signIn(await hub.open(mine, place)));
    forged.searchParams.set('code', returned.searchParams.get('code') ?? '');
    const answer = await mine.fetch(forged.href);
    expect(answer.headers.get('location')).toBe(`${hub.url}/sign-in?refused=SIGN_ON_REFUSED`);
    expect(await whoIs(mine)).toBeNull();
  });

  it('tells a sign-in that was cancelled from one that was refused', async () => {
    await decide({});
    const browser = new Browser();
    const microsoft = await hub.open(browser, `${hub.url}/auth/sign-on/${connection}`);
    const cancelled = await browser.fetch(await hub.signIn(microsoft, { decision: 'cancel' }));
    expect(cancelled.headers.get('location')).toBe(`${hub.url}/sign-in?refused=SIGN_ON_CANCELLED`);
  });

  it('has no password for who came by Microsoft', async () => {
    await decide({ domains: ['contoso.com'] });
    await signIn('faktury@contoso.com');
    const answer = await post(new Browser(), '/session', { email: 'faktury@contoso.com', password: '' });
    expect(answer.status).toBe(401);
  });

  it('says what is wrong with a rule', async () => {
    expect(await decide({ domains: ['contoso'], groupIds: ['Accounting'] })).toEqual({
      settings: null,
      userErrors: [
        { code: 'DOMAIN_MALFORMED', field: ['domains'] },
        { code: 'GROUP_ID_MALFORMED', field: ['groupIds'] },
      ],
    });
  });
});
