import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import type { TestHub } from './hub.js';
import { SignOnFixture } from './sign-on-fixture.js';

const accounting = '5b1f7f0e-8a43-4b5c-8f5e-0c7d6a2e2001';

describe.each(databaseKinds)('signing in to the hub by an SSO connection on %s', (kind) => {
  let fixture: SignOnFixture;
  let hub: TestHub;
  let connection: string;

  beforeAll(async () => {
    fixture = await SignOnFixture.start(kind);
    ({ hub, connection } = fixture);
  });
  afterEach(() => fixture.clear());
  afterAll(() => hub.stop());

  const decide = (input: Record<string, unknown>) => fixture.decide(input);
  const signIn = (account: string, browser?: Browser) => fixture.signIn(account, browser);
  const whoIs = (browser: Browser) => fixture.whoIs(browser);

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
    const answer = await fixture.post(new Browser(), '/session', {
      email: 'faktury@contoso.com',
      password: '',
    });
    expect(answer.status).toBe(401);
  });

  it('lets nobody in any more whom a rule has let in, once the rule is gone', async () => {
    await decide({ domains: ['contoso.com'] });
    expect(await signIn('faktury@contoso.com')).toBe('/connections');
    await decide({ domains: [] });
    const browser = new Browser();
    expect(await signIn('faktury@contoso.com', browser)).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
    expect(await whoIs(browser)).toBeNull();
    await decide({ groupIds: [accounting] });
    expect(await signIn('faktury@contoso.com')).toBe('/connections');
  });

  it('keeps out whom an administrator has removed, until they are invited again', async () => {
    await decide({ domains: ['contoso.com'] });
    await signIn('faktury@contoso.com');
    const remove = 'mutation ($id: ID!) { removePerson(input: { id: $id }) { userErrors { code } } }';
    const { people } = await hub.graphql('query { people { edges { node { id email } } } }');
    const id = people.edges.find(({ node }: any) => node.email === 'faktury@contoso.com').node.id as string;
    expect(await hub.graphql(remove, { id })).toEqual({ removePerson: { userErrors: [] } });
    expect(await signIn('faktury@contoso.com')).toBe('/sign-in?refused=SIGN_ON_NOT_INVITED');
    await hub.graphql(
      'mutation { invitePerson(input: { email: "Faktury@contoso.com", role: VIEWER }) { userErrors { code } } }',
    );
    expect(await signIn('faktury@contoso.com')).toBe('/connections');
  });

  it('makes one account of two first sign-ins at the same moment', async () => {
    await decide({ domains: ['contoso.com'] });
    const browsers = [new Browser(), new Browser()];
    const places = await Promise.all(browsers.map((browser) => signIn('faktury@contoso.com', browser)));
    expect(places).toEqual(['/connections', '/connections']);
    const [one, other] = await Promise.all(browsers.map(whoIs));
    expect(one?.['id']).toBe(other?.['id']);
  });

  it('records who was not let in, and from where; and from where somebody new came', async () => {
    await decide({});
    await signIn('faktury@contoso.com');
    await decide({ domains: ['contoso.com'] });
    await signIn('faktury@contoso.com');
    const [refused, created] = (
      await fixture.entries('administrator.sign_on_refused', 'administrator.created')
    ).slice(-2);
    expect(refused).toMatchObject({
      details: {
        reason: 'SIGN_ON_NOT_INVITED',
        username: 'faktury@contoso.com',
        objectId: expect.any(String),
      },
    });
    expect(created).toMatchObject({ details: { by: 'single-sign-on' } });
    for (const entry of [refused, created]) expect(entry?.['address']).toMatch(/127\.0\.0\.1$|^::1$/);
  });

  it('leaves no more cookies of begun sign-ins in a browser than it can send', async () => {
    await decide({});
    const browser = new Browser();
    for (let n = 0; n < 12; n += 1) await browser.fetch(`${hub.url}/auth/sign-on/${connection}`);
    expect(browser.cookieValues(`${hub.url}/auth/callback`)).toHaveLength(5);
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
