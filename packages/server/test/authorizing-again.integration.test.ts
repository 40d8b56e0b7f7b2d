import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const minute = 60_000;

describe.each(databaseKinds)('authorizing late, twice and again on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  it('goes straight to Microsoft again where the grant is dead, without trying the dead token first', async () => {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl);
    await hub.simulator.revoke({ account: 'faktury@contoso.com' });
    const before = hub.tokenRequests();
    const again = await hub.beginAgain(id);
    await hub.open(new Browser(), again);
    expect(hub.tokenRequests()).toBe(before);
    await hub.authorize(again);
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('leads Back after a finished sign-in to its outcome, and a browser that was not there nowhere', async () => {
    const { id, authorizationUrl } = await hub.add();
    const browser = new Browser();
    await browser.fetch(await hub.signIn(await hub.open(browser, authorizationUrl)));
    const back = await browser.fetch(authorizationUrl);
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe(`${hub.url}/connections?connection=${id}`);
    expect(back.headers.get('cache-control')).toBe('no-store');
    const stranger = await new Browser().fetch(authorizationUrl);
    expect(stranger.status).toBe(410);
    expect(await stranger.text()).toContain('href="/connections"');
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('keeps an authorized connection and its tokens whatever becomes of a further attempt', async () => {
    const { id, authorizationUrl } = await hub.add({ type: 'SHAREPOINT' });
    await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
    const [before] = (await hub.rows(['token_caches']))['token_caches'] ?? [];
    await hub.authorize(await hub.beginAgain(id), { account: 'admin@contoso.com', decision: 'cancel' });
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: { code: 'CANCELLED' } });
    expect((await hub.rows(['token_caches']))['token_caches']).toContainEqual(before);
    const { testConnection } = await hub.graphql(
      'mutation Test($id: ID!) { testConnection(input: { id: $id }) { test { ok steps { name ok } } userErrors { code } } }',
      { id },
    );
    expect(testConnection).toMatchObject({ test: { ok: true }, userErrors: [] });
  });

  it('keeps an authorized connection and its tokens where a further sign-in brings no refresh token', async () => {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl);
    const [before] = (await hub.rows(['token_caches']))['token_caches']?.slice(-1) ?? [];
    hub.simulator.scenario.set({ name: 'no-refresh-token' });
    await hub.authorize(await hub.beginAgain(id));
    expect(await hub.authorization(id)).toMatchObject({
      status: 'AUTHORIZED',
      error: { code: 'REFRESH_TOKEN_MISSING' },
    });
    expect((await hub.rows(['token_caches']))['token_caches']).toContainEqual(before);
  });

  it.each([
    ['SHAREPOINT', 'admin@contoso.com'],
    ['MAIL_IMAP', 'faktury@contoso.com'],
    ['MAIL_SMTP', 'faktury@contoso.com'],
  ])('verifies %s by itself after the authorization', async (type, account) => {
    const { id, authorizationUrl } = await hub.add({ type });
    await hub.authorize(authorizationUrl, { account });
    const { verification } = await hub.until(id, (authorization) => authorization.verification !== null);
    expect(verification).toMatchObject({ ok: true });
  });

  describe('who signs in', () => {
    it('must be the same account again, whatever its name', async () => {
      const { id, authorizationUrl } = await hub.add();
      await hub.authorize(authorizationUrl, { account: 'faktury@contoso.com' });
      const before = await hub.authorization(id);
      const again = await hub.beginAgain(id);
      await hub.authorize(again, { account: 'helpdesk@contoso.com' });
      const after = await hub.authorization(id);
      expect(after).toMatchObject({
        status: 'AUTHORIZED',
        account: before.account,
        error: { code: 'WRONG_ACCOUNT' },
      });
      expect(after.error.explanation + after.error.title).toContain('helpdesk@contoso.com');

      hub.simulator.scenario.set({ name: 'recreated-account' });
      await hub.authorize(await hub.beginAgain(id), { account: 'faktury@contoso.com' });
      expect(await hub.authorization(id)).toMatchObject({
        account: before.account,
        error: { code: 'WRONG_ACCOUNT' },
      });
    });

    it('may be another account where the change was confirmed', async () => {
      const { id, authorizationUrl } = await hub.add();
      await hub.authorize(authorizationUrl, { account: 'faktury@contoso.com' });
      await hub.authorize(await hub.beginAgain(id, true), { account: 'helpdesk@contoso.com' });
      expect((await hub.authorization(id)).account.username).toBe('helpdesk@contoso.com');
    });

    it('is known by oid and tid where the token holds no name', async () => {
      const { id, authorizationUrl } = await hub.add();
      hub.simulator.scenario.set({ name: 'id-token-without-email' });
      await hub.authorize(authorizationUrl);
      expect(await hub.authorization(id)).toMatchObject({
        status: 'AUTHORIZED',
        account: { username: null },
      });
    });

    it('must belong to the connection’s tenant', async () => {
      const { id, authorizationUrl } = await hub.add();
      hub.simulator.scenario.set({ name: 'wrong-tenant' });
      await hub.authorize(authorizationUrl);
      expect(await hub.authorization(id)).toMatchObject({
        status: 'FAILED',
        error: { code: 'WRONG_TENANT' },
      });
    });
  });

  describe('time', () => {
    it('lets a sign-in finish 14 minutes and 59 seconds after its start', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const microsoft = await hub.open(browser, authorizationUrl);
      hub.ambient.advance(15 * minute - 1_000);
      await browser.fetch(await hub.signIn(microsoft));
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    });

    it('says that it took too long after 15 minutes and one second', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const microsoft = await hub.open(browser, authorizationUrl);
      hub.ambient.advance(15 * minute + 1_000);
      expect((await browser.fetch(await hub.signIn(microsoft))).status).toBe(303);
      const authorization = await hub.until(id, ({ status }) => status === 'NOT_AUTHORIZED');
      expect(authorization.error).toMatchObject({
        code: 'ATTEMPT_EXPIRED',
        title: 'The sign-in took too long.',
      });
    });

    it('replaces an attempt by a newer one', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const callback = await hub.signIn(await hub.open(browser, authorizationUrl));
      const again = await hub.graphql(
        `mutation Again($id: ID!) { authorizeConnection(input: { id: $id }) { authorizationUrl userErrors { code } } }`,
        { id },
      );
      expect((await browser.fetch(callback)).headers.get('location')).toContain('notice=CALLBACK_REPLACED');
      expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
      await hub.authorize(again.authorizeConnection.authorizationUrl);
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    });

    it('leaves nothing to an attempt that is still being redeemed when a newer one succeeds', async () => {
      const { id } = await hub.add();
      await hub.execute(`UPDATE authorization_attempts SET state = 'REDEEMING' WHERE state = 'OPEN'`);
      await hub.authorize(await hub.beginAgain(id));
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
      const { authorization_attempts: attempts = [] } = await hub.rows(['authorization_attempts']);
      expect(attempts).not.toContainEqual(expect.objectContaining({ state: 'REDEEMING' }));
      expect(attempts).toContainEqual(expect.objectContaining({ state: 'REPLACED' }));
    });

    it('lets an attempt be opened twice; the first valid callback wins', async () => {
      const { id, authorizationUrl } = await hub.add();
      const [one, two] = [new Browser(), new Browser()];
      const [first, second] = [await hub.open(one, authorizationUrl), await hub.open(two, authorizationUrl)];
      expect(new URL(first).searchParams.get('state')).not.toBe(new URL(second).searchParams.get('state'));
      const late = await hub.signIn(first);
      await two.fetch(await hub.signIn(second));
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
      expect((await one.fetch(late)).headers.get('location')).toContain('notice=CALLBACK_REPLAYED');
    });
  });
});
