import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

const minute = 60_000;

describe.each(databaseKinds)('authorization on %s', (kind) => {
  let hub: TestHub;
  beforeAll(async () => {
    hub = await TestHub.start({ kind });
  });
  afterEach(() => hub.simulator.reset());
  afterAll(() => hub.stop());

  const types = [
    ['MAIL_IMAP', 'faktury@contoso.com', 'https://outlook.office.com/IMAP.AccessAsUser.All'],
    ['MAIL_SMTP', 'jana@contoso.com', 'https://outlook.office.com/SMTP.Send'],
    ['ENTRA_ID', 'admin@contoso.com', null],
    ['SSO', 'admin@contoso.com', 'User.Read'],
    ['SHAREPOINT', 'admin@contoso.com', 'Files.ReadWrite.All'],
    ['ETOKEN', 'admin@contoso.com', 'User.Read'],
  ] as const;

  it.each(types)(
    'authorizes a %s connection, and remembers it after a restart',
    async (type, account, scope) => {
      const { id, authorizationUrl } = await hub.add({ name: `Whole way ${type}`, type });
      const response = await hub.authorize(authorizationUrl, { account });
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe(`${hub.url}/connections?connection=${id}`);
      const authorization = await hub.authorization(id);
      expect(authorization).toMatchObject({ status: 'AUTHORIZED', error: null, awaitingUntil: null });
      if (scope)
        expect(authorization.scopes.join(' ').toLowerCase()).toContain(scope.toLowerCase().split('/').at(-1));
      if (type !== 'ENTRA_ID') expect(authorization.account.username).toBe(account);
      await hub.restart();
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    },
  );

  it('answers one 302 straight to Microsoft, with state, nonce, S256 and the configured redirect URI', async () => {
    const { authorizationUrl } = await hub.add();
    const response = await new Browser().fetch(authorizationUrl, {
      headers: { 'x-forwarded-host': 'evil.example' },
    });
    expect(response.status).toBe(302);
    const url = new URL(response.headers.get('location') ?? '');
    expect(url.origin).toBe(new URL(hub.simulator.url).origin);
    expect(url.searchParams.get('redirect_uri')).toBe(`${hub.url}/auth/callback`);
    expect(url.searchParams.get('response_mode')).toBe('query');
    expect(url.searchParams.get('code_challenge_method')).toBe('S256');
    expect(url.searchParams.get('state')).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(url.searchParams.get('nonce')).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(url.searchParams.get('prompt')).not.toBe('consent');
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('landbridge-auth-'));
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Lax/);
  });

  describe('a callback that is not the rightful one', () => {
    it('is refused from a browser without the cookie, and the rightful browser can still finish', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const callback = await hub.signIn(await hub.open(browser, authorizationUrl));
      expect((await new Browser().fetch(callback)).status).toBe(400);
      expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
      expect((await browser.fetch(callback)).status).toBe(303);
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    });

    it('is refused with the state of one attempt and the code of another', async () => {
      const [first, second] = [await hub.add(), await hub.add()];
      const browser = new Browser();
      const stolen = new URL(await hub.signIn(await hub.open(browser, first.authorizationUrl)));
      const own = new URL(await hub.open(browser, second.authorizationUrl));
      const forged = `${hub.url}/auth/callback?code=${stolen.searchParams.get('code')}&state=${own.searchParams.get('state')}`;
      await browser.fetch(forged);
      expect((await hub.authorization(second.id)).status).toBe('FAILED');
    });

    it('is refused when it names another issuer', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const callback = new URL(await hub.signIn(await hub.open(browser, authorizationUrl)));
      callback.searchParams.set('iss', 'https://login.example/other/v2.0');
      expect((await browser.fetch(callback.href)).status).toBe(400);
      callback.searchParams.delete('iss');
      expect((await browser.fetch(callback.href)).status).toBe(303);
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    });

    it('redeems one code however many callbacks arrive at once', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const callback = await hub.signIn(await hub.open(browser, authorizationUrl));
      const before = hub.tokenRequests();
      const answers = await Promise.all(Array.from({ length: 20 }, () => browser.fetch(callback)));
      expect(answers.every((answer) => answer.status === 303)).toBe(true);
      expect(hub.tokenRequests() - before).toBe(1);
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    });

    it('changes nothing when it is replayed', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const callback = await hub.signIn(await hub.open(browser, authorizationUrl));
      await browser.fetch(callback);
      const before = await hub.authorization(id);
      const replay = await browser.fetch(callback);
      expect(replay.headers.get('location')).toContain('notice=CALLBACK_REPLAYED');
      expect(await hub.authorization(id)).toMatchObject({
        status: before.status,
        authorizedAt: before.authorizedAt,
        error: null,
      });
    });

    it.each([
      '',
      '?',
      '?state=',
      '?state=x&code=y',
      `?state=${'a'.repeat(43)}&code=y`,
      '?state[]=a&state[]=b',
      '?error=access_denied',
      '?admin_consent=True&tenant=b410305f-3ebe-474a-a83f-4add9acd47d1',
      `?code=${'c'.repeat(10_000)}`,
      '?%00=%00',
      '?state=%E0%A4%A',
    ])('answers %j with a page of its own, never a 500', async (query) => {
      const response = await new Browser().fetch(`${hub.url}/auth/callback${query}`);
      expect(response.status).toBeGreaterThanOrEqual(400);
      expect(response.status).toBeLessThan(500);
      expect(await response.text()).not.toMatch(/ at .*\.[jt]s:\d/);
    });
  });

  describe('what comes back', () => {
    it('is a cancellation without a description', async () => {
      const { id, authorizationUrl } = await hub.add();
      await hub.authorize(authorizationUrl, { decision: 'cancel' });
      expect(await hub.authorization(id)).toMatchObject({
        status: 'NOT_AUTHORIZED',
        error: { code: 'CANCELLED' },
      });
    });

    it('is a declined consent, with Microsoft’s own words and ids', async () => {
      const { id, authorizationUrl } = await hub.add();
      await hub.authorize(authorizationUrl, { decision: 'deny' });
      const { status, error } = await hub.authorization(id);
      expect(status).toBe('FAILED');
      expect(error).toMatchObject({ code: 'CONSENT_DECLINED', aadsts: 'AADSTS65004' });
    });

    it('is never believed: an admin consent typed by hand turns nothing green', async () => {
      const { id, authorizationUrl } = await hub.add({ type: 'ENTRA_ID', tenantId: 'fabrikam.com' });
      const browser = new Browser();
      const state = new URL(await hub.open(browser, authorizationUrl)).searchParams.get('state');
      await browser.fetch(`${hub.url}/auth/callback?admin_consent=True&tenant=x&state=${state}`);
      expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
      for (let passed = 0; passed < 95; passed += 5) {
        hub.ambient.advance(5_000);
        await hub.authorization(id);
      }
      const { error } = await hub.until(id, ({ status }) => status === 'FAILED');
      expect(error.code).toBe('CONSENT_NOT_EFFECTIVE');
    });

    it('is an error even where it says admin_consent=True', async () => {
      const { id, authorizationUrl } = await hub.add({ type: 'SSO' });
      const browser = new Browser();
      const state = new URL(await hub.open(browser, authorizationUrl)).searchParams.get('state');
      const query = `admin_consent=True&error=consent_required&error_description=AADSTS65004%3A+declined&state=${state}`;
      expect((await browser.fetch(`${hub.url}/auth/callback?${query}`)).status).toBe(303);
      expect(await hub.authorization(id)).toMatchObject({
        status: 'FAILED',
        error: { aadsts: 'AADSTS65004' },
      });
    });

    it('turns a cross-site POST into a GET without losing anything', async () => {
      const { id, authorizationUrl } = await hub.add();
      const browser = new Browser();
      const callback = new URL(await hub.signIn(await hub.open(browser, authorizationUrl)));
      const posted = await new Browser().submit(
        `${hub.url}/auth/callback`,
        Object.fromEntries(callback.searchParams),
      );
      expect(posted.status).toBe(303);
      await browser.fetch(posted.headers.get('location') ?? '');
      expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
    });

    it('is waited for after an organisation’s consent, then green', async () => {
      const { id, authorizationUrl } = await hub.add({ type: 'SHAREPOINT' });
      hub.simulator.scenario.set({ name: 'consent-not-yet-effective', times: 2 });
      await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
      expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
      hub.ambient.advance(1_000);
      await hub.until(id, () => hub.tokenRequests() >= 2);
      const authorization = await hub.until(id, ({ status }) => {
        hub.ambient.advance(1_000);
        return status === 'AUTHORIZED';
      });
      expect(authorization.error).toBeNull();
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
      expect(authorization.error.code).toBe('ATTEMPT_EXPIRED');
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

  it('goes straight to Microsoft again where the grant is dead, without trying the dead token first', async () => {
    const { id, authorizationUrl } = await hub.add();
    await hub.authorize(authorizationUrl);
    await hub.simulator.revoke({ account: 'faktury@contoso.com' });
    const before = hub.tokenRequests();
    const again = await beginAgain(id);
    await hub.open(new Browser(), again);
    expect(hub.tokenRequests()).toBe(before);
    await hub.authorize(again);
    expect((await hub.authorization(id)).status).toBe('AUTHORIZED');
  });

  it('keeps an authorized connection and its tokens whatever becomes of a further attempt', async () => {
    const { id, authorizationUrl } = await hub.add({ type: 'SHAREPOINT' });
    await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
    const [before] = (await hub.rows(['token_caches']))['token_caches'] ?? [];
    await hub.authorize(await beginAgain(id), { account: 'admin@contoso.com', decision: 'cancel' });
    expect(await hub.authorization(id)).toMatchObject({ status: 'AUTHORIZED', error: { code: 'CANCELLED' } });
    expect((await hub.rows(['token_caches']))['token_caches']).toContainEqual(before);
    const { testConnection } = await hub.graphql(
      'mutation Test($id: ID!) { testConnection(input: { id: $id }) { test { ok steps { name ok } } userErrors { code } } }',
      { id },
    );
    expect(testConnection).toMatchObject({ test: { ok: true }, userErrors: [] });
  });

  it('verifies by itself after the authorization, and says so of nothing that it cannot test yet', async () => {
    const site = await hub.add({ type: 'SHAREPOINT' });
    await hub.authorize(site.authorizationUrl, { account: 'admin@contoso.com' });
    const { verification } = await hub.until(site.id, (authorization) => authorization.verification !== null);
    expect(verification.ok).toBe(true);
    const mail = await hub.add();
    await hub.authorize(mail.authorizationUrl);
    const { testConnection } = await hub.graphql(
      'mutation Test($id: ID!) { testConnection(input: { id: $id }) { test { ok } userErrors { code } } }',
      { id: mail.id },
    );
    expect(testConnection).toEqual({ test: null, userErrors: [{ code: 'VERIFICATION_NOT_AVAILABLE' }] });
    expect((await hub.authorization(mail.id)).verification).toBeNull();
  });

  describe('who signs in', () => {
    it('must be the same account again, whatever its name', async () => {
      const { id, authorizationUrl } = await hub.add();
      await hub.authorize(authorizationUrl, { account: 'faktury@contoso.com' });
      const before = await hub.authorization(id);
      const again = await beginAgain(id);
      await hub.authorize(again, { account: 'helpdesk@contoso.com' });
      const after = await hub.authorization(id);
      expect(after).toMatchObject({
        status: 'AUTHORIZED',
        account: before.account,
        error: { code: 'WRONG_ACCOUNT' },
      });
      expect(after.error.explanation + after.error.title).toContain('helpdesk@contoso.com');

      hub.simulator.scenario.set({ name: 'recreated-account' });
      await hub.authorize(await beginAgain(id), { account: 'faktury@contoso.com' });
      expect(await hub.authorization(id)).toMatchObject({
        account: before.account,
        error: { code: 'WRONG_ACCOUNT' },
      });
    });

    it('may be another account where the change was confirmed', async () => {
      const { id, authorizationUrl } = await hub.add();
      await hub.authorize(authorizationUrl, { account: 'faktury@contoso.com' });
      await hub.authorize(await beginAgain(id, true), { account: 'helpdesk@contoso.com' });
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

  it.each([
    ['id-token-alg-none', 'ID_TOKEN_REFUSED'],
    ['id-token-wrong-signature', 'ID_TOKEN_REFUSED'],
    ['id-token-unknown-key', 'ID_TOKEN_REFUSED'],
    ['id-token-wrong-audience', 'ID_TOKEN_REFUSED'],
    ['id-token-wrong-issuer', 'ID_TOKEN_REFUSED'],
    ['id-token-wrong-nonce', 'ID_TOKEN_REFUSED'],
    ['id-token-expired', 'ID_TOKEN_REFUSED'],
    ['id-token-not-yet-valid', 'ID_TOKEN_REFUSED'],
    ['scope-missing', 'SCOPES_MISSING'],
    ['expired-secret', 'CLIENT_SECRET_EXPIRED'],
    ['wrong-secret', 'CLIENT_SECRET_WRONG'],
    ['application-not-found', 'APP_NOT_IN_TENANT'],
    ['conditional-access', 'CONDITIONAL_ACCESS_BLOCKED'],
    ['token-503', 'MICROSOFT_UNAVAILABLE'],
    ['throttled', 'MICROSOFT_UNAVAILABLE'],
    ['admin-consent-required', 'ADMIN_APPROVAL_REQUIRED'],
  ] as const)('fails with its own sentence where Microsoft’s answer is “%s”', async (scenario, code) => {
    const { id, authorizationUrl } = await hub.add();
    const browser = new Browser();
    const microsoft = await hub.open(browser, authorizationUrl);
    hub.simulator.scenario.set({ name: scenario });
    const response = await browser.fetch(await hub.signIn(microsoft));
    expect(response.status).toBe(303);
    const { status, error } = await hub.authorization(id);
    expect(status).toBe('FAILED');
    expect(error.code).toBe(code);
    expect(error.title).not.toContain('{');
  });

  async function beginAgain(id: string, allowAccountChange = false): Promise<string> {
    const { authorizeConnection } = await hub.graphql(
      `mutation Again($id: ID!, $allow: Boolean) {
        authorizeConnection(input: { id: $id, allowAccountChange: $allow }) { authorizationUrl userErrors { code } } }`,
      { id, allow: allowAccountChange },
    );
    return authorizeConnection.authorizationUrl;
  }
});
