import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { adminConsentUrl, authorizeUrl, contosoId, mailScopes, signIn, start } from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

/** A browser as far as the pages need one: it keeps cookies and sends forms. */
class Browser {
  #cookie = '';
  text = '';
  status = 0;
  /** Where the last answer led, when that was no page of the simulator. */
  location: URL | null = null;

  async open(url: string, form?: Record<string, string>): Promise<this> {
    const response = await fetch(new URL(url, simulator.url), {
      redirect: 'manual',
      headers: { cookie: this.#cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    const cookie = response.headers.getSetCookie()[0]?.split(';')[0];
    if (cookie !== undefined) this.#cookie = cookie;
    this.status = response.status;
    this.text = await response.text();
    const location = response.headers.get('location');
    this.location = null;
    if (location === null) return this;
    if (location.startsWith('/')) return this.open(location);
    this.location = new URL(location);
    return this;
  }

  /** Sends the form whose action ends in `step`. */
  submit(step: string, form: Record<string, string> = {}): Promise<this> {
    const action = new RegExp(`action="([^"]*${step})"`).exec(this.text)?.[1];
    if (action === undefined) throw new Error(`No form leads to ${step} on: ${this.heading}`);
    return this.open(action, form);
  }

  get heading(): string {
    return /<h1>(.*?)<\/h1>/.exec(this.text)?.[1] ?? '';
  }

  answer(): Record<string, string> {
    return Object.fromEntries(this.location?.searchParams ?? []);
  }
}

const password = 'simulated-password';

async function signedIn(username: string, url = authorizeUrl(simulator)): Promise<Browser> {
  const browser = await new Browser().open(url);
  await browser.submit('/account', { username });
  return browser.submit('/password', { password });
}

describe('the pages', () => {
  it('lead from the account over password and code to the permissions, and back with code and state', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator));
    expect(browser.heading).toBe('Pick an account');
    await browser.submit('/account', { username: 'jana@contoso.com' });
    expect(browser.heading).toBe('Enter password');
    await browser.submit('/password', { password });
    expect(browser.heading).toBe('Enter code');
    await browser.submit('/code', { code: '246810' });
    expect(browser.heading).toBe('Permissions requested');
    expect(browser.text).toContain('IMAP.AccessAsUser.All');
    await browser.submit('/consent', { decision: 'accept' });
    expect(browser.location?.href).toMatch(/^http:\/\/localhost:4000\/auth\/callback\?code=/);
    expect(browser.answer()).toMatchObject({ state: 'state-of-the-test', session_state: expect.any(String) });
  });

  it('do not go on with a wrong password or code', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator));
    await browser.submit('/account', { username: 'jana@contoso.com' });
    await browser.submit('/password', { password: 'wrong' });
    expect([browser.status, browser.heading]).toEqual([400, 'Enter password']);
    await browser.submit('/password', { password });
    await browser.submit('/code', { code: '000000' });
    expect([browser.status, browser.heading]).toEqual([400, 'Enter code']);
  });

  it('do not let the password be skipped', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator));
    await browser.submit('/account', { username: 'jana@contoso.com' });
    const base = /action="(\/interaction\/[^/"]+)/.exec(browser.text)?.[1] ?? '';
    await browser.open(`${base}/code`, { code: '246810' });
    expect(browser.heading).toBe('Enter password');
    await browser.open(`${base}/consent`, { decision: 'accept' });
    expect(browser.heading).toBe('Enter password');
  });

  it('send a cancelled sign-in back without a description', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator));
    await browser.submit('/cancel');
    expect(browser.answer()).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'state-of-the-test',
    });
  });

  it('send declined consent back as AADSTS65004', async () => {
    const browser = await signedIn('faktury@contoso.com');
    await browser.submit('/consent', { decision: 'cancel' });
    expect(browser.answer()).toMatchObject({ error: 'access_denied' });
    expect(browser.answer()['error_description']).toMatch(/^AADSTS65004: /);
  });

  it('offer consent on behalf of the organization to administrators alone', async () => {
    const box = 'Consent on behalf of your organization';
    expect((await signedIn('faktury@contoso.com')).text).not.toContain(box);
    const browser = await signedIn('admin@contoso.com');
    expect(browser.text).toContain(box);
    await browser.submit('/consent', { decision: 'accept', organization: 'yes' });
    expect((await signedIn('faktury@contoso.com')).answer()).toHaveProperty('code');
  });

  it('remember consent and the browser', async () => {
    const browser = await signedIn('faktury@contoso.com');
    await browser.submit('/consent', { decision: 'accept' });
    await browser.open(authorizeUrl(simulator));
    expect(browser.answer()).toHaveProperty('code');
    const other = await signedIn('helpdesk@contoso.com');
    expect(other.heading).toBe('Permissions requested');
  });

  it('say that an interaction is over once it has been answered', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator));
    const base = /action="(\/interaction\/[^/"]+)/.exec(browser.text)?.[1] ?? '';
    await browser.submit('/cancel');
    await browser.open(base);
    expect([browser.status, browser.heading]).toEqual([410, 'This sign-in is over']);
  });

  it('answer by a form where form_post is asked for', async () => {
    const browser = await signedIn(
      'faktury@contoso.com',
      authorizeUrl(simulator, { response_mode: 'form_post' }),
    );
    await browser.submit('/consent', { decision: 'accept' });
    expect(browser.text).toContain('action="http://localhost:4000/auth/callback"');
    expect(browser.text).toContain('name="code"');
    expect(browser.text).toContain('name="state" value="state-of-the-test"');
  });

  it('show text of a request as text', async () => {
    const browser = await new Browser().open(
      authorizeUrl(simulator, { client_id: '<img src=x onerror=alert(1)>' }),
    );
    expect(browser.status).toBe(400);
    expect(browser.text).not.toContain('<img');
  });
});

describe('prompt', () => {
  it('select_account asks for the account, not for the password', async () => {
    const browser = await signedIn('faktury@contoso.com');
    await browser.submit('/consent', { decision: 'accept' });
    await browser.open(authorizeUrl(simulator, { prompt: 'select_account' }));
    expect(browser.heading).toBe('Pick an account');
    await browser.submit('/account', { username: 'faktury@contoso.com' });
    expect(browser.answer()).toHaveProperty('code');
  });

  it('login asks for the password again', async () => {
    const browser = await signedIn('faktury@contoso.com');
    await browser.submit('/consent', { decision: 'accept' });
    await browser.open(authorizeUrl(simulator, { prompt: 'login', login_hint: 'faktury@contoso.com' }));
    expect(browser.heading).toBe('Enter password');
  });

  it('consent asks for what was granted already', async () => {
    await signIn(simulator, { account: 'faktury@contoso.com' });
    const browser = await signedIn('faktury@contoso.com', authorizeUrl(simulator, { prompt: 'consent' }));
    expect(browser.heading).toBe('Permissions requested');
  });

  it('none answers login_required without a session and interaction_required without consent', async () => {
    const silent = authorizeUrl(simulator, { prompt: 'none' });
    const browser = await new Browser().open(silent);
    expect(browser.answer()).toMatchObject({ error: 'login_required' });
    const second = await signedIn('faktury@contoso.com');
    await second.open(silent);
    expect(second.answer()).toMatchObject({ error: 'interaction_required' });
    await second.open(authorizeUrl(simulator));
    await second.submit('/consent', { decision: 'accept' });
    await second.open(silent);
    expect(second.answer()).toHaveProperty('code');
  });

  it('login_hint passes the account picker by', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator, { login_hint: 'FAKTURY@contoso.com' }));
    expect(browser.heading).toBe('Enter password');
  });
});

describe('who is not let in', () => {
  it.each([
    ['a disabled account', 'former@contoso.com', 'AADSTS50057'],
    ['an account that Conditional Access blocks', 'traveller@contoso.com', 'AADSTS53003'],
    ['an account of another organization', 'orders@fabrikam.com', 'AADSTS50020'],
  ])('%s sees why, and can go back', async (_who, username, aadsts) => {
    const browser = await signedIn(username);
    expect(browser.heading).toBe('You cannot sign in here');
    expect(browser.text).toContain(aadsts);
    await browser.submit('/return');
    expect(browser.answer()).toMatchObject({ error: 'access_denied' });
    expect(browser.answer()['error_description']).toContain(aadsts);
  });

  it('a user where only an administrator may consent', async () => {
    const url = authorizeUrl(simulator, { scope: 'User.Read.All openid' });
    const browser = await signedIn('faktury@contoso.com', url);
    expect(browser.heading).toBe('Need admin approval');
    await browser.submit('/return');
    expect(browser.answer()['error_description']).toMatch(/^AADSTS90094: /);
  });

  it('an account of any organization signs in at organizations', async () => {
    const browser = await signedIn('orders@fabrikam.com', authorizeUrl(simulator, {}, 'organizations'));
    expect(browser.heading).toBe('Permissions requested');
  });
});

describe('a request', () => {
  it.each([
    ['redirect_uri', { redirect_uri: 'https://evil.example.com/' }, 'AADSTS50011'],
    ['client_id', { client_id: 'nobody' }, 'AADSTS700016'],
  ])('with a wrong %s is not sent back', async (_what, parameters, aadsts) => {
    const browser = await new Browser().open(authorizeUrl(simulator, parameters));
    expect(browser.location).toBeNull();
    expect(browser.status).toBe(400);
    expect(browser.text).toContain(aadsts);
  });

  it.each([
    ['response_type', { response_type: 'token' }, 'unsupported_response_type'],
    ['scope', { scope: 'NoSuch.Permission' }, 'invalid_scope'],
    ['prompt', { prompt: 'sometimes' }, 'invalid_request'],
    ['code_challenge', { code_challenge: 'short', code_challenge_method: 'S256' }, 'invalid_request'],
    ['response_mode', { response_mode: 'fragment' }, 'invalid_request'],
  ])('with a wrong %s is sent back with its state', async (_what, parameters, error) => {
    const browser = await new Browser().open(authorizeUrl(simulator, parameters));
    expect(browser.answer()).toMatchObject({ error, state: 'state-of-the-test' });
  });

  it('with a parameter twice is not sent back', async () => {
    const browser = await new Browser().open(`${authorizeUrl(simulator)}&state=another`);
    expect([browser.status, browser.location]).toEqual([400, null]);
    expect(browser.text).toContain('AADSTS9000411');
  });

  it('may come by POST', async () => {
    const url = new URL(authorizeUrl(simulator));
    const browser = await new Browser().open(url.pathname, Object.fromEntries(url.searchParams));
    expect(browser.heading).toBe('Pick an account');
  });

  it('to another national cloud is refused', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator, { scope: mailScopes }, 'woodgrove.us'));
    expect(browser.text).toContain('AADSTS900382');
  });
});

describe('the administrator’s consent', () => {
  it('lists permissions without a user, and answers with the tenant', async () => {
    const browser = await signedIn('admin@contoso.com', adminConsentUrl(simulator));
    expect(browser.heading).toBe('Permissions requested');
    expect(browser.text).toContain('User.Read.All (without a signed-in user)');
    await browser.submit('/consent', { decision: 'accept' });
    expect(browser.answer()).toEqual({
      admin_consent: 'True',
      tenant: contosoId,
      scope: 'https://graph.microsoft.com/.default',
      state: 'state-of-the-test',
    });
  });

  it('is declined with admin_consent=True all the same', async () => {
    const browser = await signedIn('admin@contoso.com', adminConsentUrl(simulator));
    await browser.submit('/consent', { decision: 'cancel' });
    expect(browser.answer()).toMatchObject({ admin_consent: 'True', error: 'consent_required' });
    expect(browser.answer()['error_description']).toMatch(/^AADSTS65004: /);
  });

  it('is not for anybody else', async () => {
    const browser = await signedIn('faktury@contoso.com', adminConsentUrl(simulator));
    expect(browser.heading).toBe('Need admin approval');
  });

  it('needs a scope, and is not for common', async () => {
    const withoutScope = await new Browser().open(adminConsentUrl(simulator, { scope: '' }));
    expect(withoutScope.answer()['error_description']).toContain('AADSTS900144');
    const common = await new Browser().open(adminConsentUrl(simulator, {}, 'common'));
    expect(common.answer()).toMatchObject({ error: 'invalid_request' });
  });

  it('asks for everything registered at the older endpoint', async () => {
    const url = adminConsentUrl(simulator, { scope: '' }).replace('/v2.0/', '/');
    const browser = await signedIn('admin@contoso.com', url);
    expect(browser.text).toContain('IMAP.AccessAsApp');
  });
});

describe('every page', () => {
  it.each(['/', '/scenario', `/${contosoId}/oauth2/v2.0/authorize`])(
    '%s has strict headers',
    async (path) => {
      const { headers } = await fetch(simulator.url + path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toContain('unsafe-inline');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    },
  );

  it('says that it is simulated, and in which scenario', async () => {
    simulator.scenario.set({ name: 'token-503', times: 3 });
    const browser = await new Browser().open('/');
    expect(browser.text).toContain('SIMULATED');
    expect(browser.text).toContain('Never type a real password.');
    expect(browser.text).toContain('Token endpoint unavailable, 3 more');
  });

  it('can change the scenario and leads back', async () => {
    const browser = await new Browser().open(authorizeUrl(simulator));
    const base = /action="(\/interaction\/[^/"]+)/.exec(browser.text)?.[1] ?? '';
    await browser.open('/scenario', { name: 'slow', ms: '10', times: '', tenant: contosoId, return: base });
    expect(browser.heading).toBe('Pick an account');
    expect(simulator.scenario.get()).toEqual({ name: 'slow', ms: 10, tenant: contosoId });
  });

  it('leads nowhere else and takes no nonsense as a scenario', async () => {
    const browser = await new Browser().open('/scenario', {
      name: 'slow',
      return: 'https://evil.example.com',
    });
    expect(browser.heading).toBe('Simulated identity platform');
    await browser.open('/scenario', { name: 'slow', ms: 'soon' });
    expect([browser.status, browser.heading]).toEqual([400, 'Scenario']);
  });
});
