import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';

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
    // Neither an approval that users cannot give, nor whoever the browser happens to be signed in as.
    expect(url.searchParams.get('prompt')).toBe('select_account');
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
      ['no query', ''],
      ['an empty query', '?'],
      ['an empty state', '?state='],
      ['a short state', '?state=x&code=y'],
      ['an unknown state', `?state=${'a'.repeat(43)}&code=y`],
      ['a repeated state', '?state[]=a&state[]=b'],
      ['an error without a state', '?error=access_denied'],
      ['a consent without a state', '?admin_consent=True&tenant=b410305f-3ebe-474a-a83f-4add9acd47d1'],
      ['a code of ten thousand characters', `?code=${'c'.repeat(10_000)}`],
      ['a null character', '?%00=%00'],
      ['what is no UTF-8', '?state=%E0%A4%A'],
    ])('answers %s with a page of its own, never a 500', async (_what, query) => {
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

    it('refuses a POST that repeats a parameter, as a GET that does, and changes nothing', async () => {
      const { id, authorizationUrl } = await hub.add();
      const callback = new URL(await hub.signIn(await hub.open(new Browser(), authorizationUrl)));
      callback.searchParams.append('error', 'access_denied');
      callback.searchParams.append('error', 'server_error');
      const body = new URLSearchParams(callback.searchParams);
      const posted = await fetch(`${hub.url}/auth/callback`, { method: 'POST', redirect: 'manual', body });
      expect([posted.status, posted.headers.get('location')]).toEqual([400, null]);
      expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
    });

    it('is waited for after an organisation’s consent, then green', async () => {
      const { id, authorizationUrl } = await hub.add({ type: 'SHAREPOINT' });
      hub.simulator.scenario.set({ name: 'consent-not-yet-effective', times: 2 });
      await hub.authorize(authorizationUrl, { account: 'admin@contoso.com' });
      expect((await hub.authorization(id)).status).toBe('AWAITING_SIGN_IN');
      const before = hub.tokenRequests();
      hub.ambient.advance(1_000);
      await hub.ambient.untilAsleepFor(2_000);
      expect(hub.tokenRequests()).toBe(before + 1);
      hub.ambient.advance(2_000);
      const authorization = await hub.until(id, ({ status }) => status === 'AUTHORIZED');
      expect(authorization.error).toBeNull();
      expect(hub.tokenRequests()).toBe(before + 2);
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
    ['no-refresh-token', 'REFRESH_TOKEN_MISSING'],
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
});
