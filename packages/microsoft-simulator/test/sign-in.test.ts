import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { Browser, password, signedIn } from './browser.fixture.js';
import { authorizeUrl, signIn, start } from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

describe('the pages', () => {
  it('lead from the account over password and code to the permissions, and back with code and state', async () => {
    const browser = await new Browser(simulator).open(authorizeUrl(simulator));
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
    const browser = await new Browser(simulator).open(authorizeUrl(simulator));
    await browser.submit('/account', { username: 'jana@contoso.com' });
    await browser.submit('/password', { password: 'wrong' });
    expect([browser.status, browser.heading]).toEqual([400, 'Enter password']);
    await browser.submit('/password', { password });
    await browser.submit('/code', { code: '000000' });
    expect([browser.status, browser.heading]).toEqual([400, 'Enter code']);
  });

  it('do not let the password be skipped', async () => {
    const browser = await new Browser(simulator).open(authorizeUrl(simulator));
    await browser.submit('/account', { username: 'jana@contoso.com' });
    const base = browser.interaction;
    await browser.open(`${base}/code`, { code: '246810' });
    expect(browser.heading).toBe('Enter password');
    await browser.open(`${base}/consent`, { decision: 'accept' });
    expect(browser.heading).toBe('Enter password');
  });

  it('send a cancelled sign-in back without a description', async () => {
    const browser = await new Browser(simulator).open(authorizeUrl(simulator));
    await browser.submit('/cancel');
    expect(browser.answer()).toEqual({
      error: 'access_denied',
      error_subcode: 'cancel',
      state: 'state-of-the-test',
    });
  });

  it('send declined consent back as AADSTS65004', async () => {
    const browser = await signedIn(simulator, 'faktury@contoso.com');
    await browser.submit('/consent', { decision: 'cancel' });
    expect(browser.answer()).toMatchObject({ error: 'access_denied' });
    expect(browser.answer()['error_description']).toMatch(/^AADSTS65004: /);
  });

  it('offer consent on behalf of the organization to administrators alone', async () => {
    const box = 'Consent on behalf of your organization';
    expect((await signedIn(simulator, 'faktury@contoso.com')).text).not.toContain(box);
    const browser = await signedIn(simulator, 'admin@contoso.com');
    expect(browser.text).toContain(box);
    await browser.submit('/consent', { decision: 'accept', organization: 'yes' });
    expect((await signedIn(simulator, 'faktury@contoso.com')).answer()).toHaveProperty('code');
  });

  it('remember consent and the browser', async () => {
    const browser = await signedIn(simulator, 'faktury@contoso.com');
    await browser.submit('/consent', { decision: 'accept' });
    await browser.open(authorizeUrl(simulator));
    expect(browser.answer()).toHaveProperty('code');
    const other = await signedIn(simulator, 'helpdesk@contoso.com');
    expect(other.heading).toBe('Permissions requested');
  });

  it('say that an interaction is over once it has been answered', async () => {
    const browser = await new Browser(simulator).open(authorizeUrl(simulator));
    const base = browser.interaction;
    await browser.submit('/cancel');
    await browser.open(base);
    expect([browser.status, browser.heading]).toEqual([410, 'This sign-in is over']);
  });

  it('answer by a form where form_post is asked for', async () => {
    const browser = await signedIn(
      simulator,
      'faktury@contoso.com',
      authorizeUrl(simulator, { response_mode: 'form_post' }),
    );
    await browser.submit('/consent', { decision: 'accept' });
    expect(browser.text).toContain('action="http://localhost:4000/auth/callback"');
    expect(browser.text).toContain('name="code"');
    expect(browser.text).toContain('name="state" value="state-of-the-test"');
  });

  it('show text of a request as text', async () => {
    const browser = await new Browser(simulator).open(
      authorizeUrl(simulator, { client_id: '<img src=x onerror=alert(1)>' }),
    );
    expect(browser.status).toBe(400);
    expect(browser.text).not.toContain('<img');
  });
});

describe('prompt', () => {
  it('select_account asks for the account, not for the password', async () => {
    const browser = await signedIn(simulator, 'faktury@contoso.com');
    await browser.submit('/consent', { decision: 'accept' });
    await browser.open(authorizeUrl(simulator, { prompt: 'select_account' }));
    expect(browser.heading).toBe('Pick an account');
    await browser.submit('/account', { username: 'faktury@contoso.com' });
    expect(browser.answer()).toHaveProperty('code');
  });

  it('login asks for the password again', async () => {
    const browser = await signedIn(simulator, 'faktury@contoso.com');
    await browser.submit('/consent', { decision: 'accept' });
    await browser.open(authorizeUrl(simulator, { prompt: 'login', login_hint: 'faktury@contoso.com' }));
    expect(browser.heading).toBe('Enter password');
  });

  it('consent asks for what was granted already', async () => {
    await signIn(simulator, { account: 'faktury@contoso.com' });
    const browser = await signedIn(
      simulator,
      'faktury@contoso.com',
      authorizeUrl(simulator, { prompt: 'consent' }),
    );
    expect(browser.heading).toBe('Permissions requested');
  });

  it('none answers login_required without a session and interaction_required without consent', async () => {
    const silent = authorizeUrl(simulator, { prompt: 'none' });
    const browser = await new Browser(simulator).open(silent);
    expect(browser.answer()).toMatchObject({ error: 'login_required' });
    const second = await signedIn(simulator, 'faktury@contoso.com');
    await second.open(silent);
    expect(second.answer()).toMatchObject({ error: 'interaction_required' });
    await second.open(authorizeUrl(simulator));
    await second.submit('/consent', { decision: 'accept' });
    await second.open(silent);
    expect(second.answer()).toHaveProperty('code');
  });

  it('login_hint passes the account picker by', async () => {
    const browser = await new Browser(simulator).open(
      authorizeUrl(simulator, { login_hint: 'FAKTURY@contoso.com' }),
    );
    expect(browser.heading).toBe('Enter password');
  });
});

describe('who is not let in', () => {
  it.each([
    ['a disabled account', 'former@contoso.com', 'AADSTS50057'],
    ['an account that Conditional Access blocks', 'traveller@contoso.com', 'AADSTS53003'],
    ['an account of another organization', 'orders@fabrikam.com', 'AADSTS50020'],
  ])('%s sees why, and can go back', async (_who, username, aadsts) => {
    const browser = await signedIn(simulator, username);
    expect(browser.heading).toBe('You cannot sign in here');
    expect(browser.text).toContain(aadsts);
    await browser.submit('/return');
    expect(browser.answer()).toMatchObject({ error: 'access_denied' });
    expect(browser.answer()['error_description']).toContain(aadsts);
  });

  it('a user where only an administrator may consent', async () => {
    const url = authorizeUrl(simulator, { scope: 'User.Read.All openid' });
    const browser = await signedIn(simulator, 'faktury@contoso.com', url);
    expect(browser.heading).toBe('Need admin approval');
    await browser.submit('/return');
    expect(browser.answer()['error_description']).toMatch(/^AADSTS90094: /);
  });

  it('an account of any organization signs in at organizations', async () => {
    const browser = await signedIn(
      simulator,
      'orders@fabrikam.com',
      authorizeUrl(simulator, {}, 'organizations'),
    );
    expect(browser.heading).toBe('Permissions requested');
  });
});
