import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import { Browser, signedIn } from './browser.fixture.js';
import { adminConsentUrl, authorizeUrl, contosoId, mailScopes, start } from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

describe('a request', () => {
  it.each([
    ['redirect_uri', { redirect_uri: 'https://evil.example.com/' }, 'AADSTS50011'],
    ['client_id', { client_id: 'nobody' }, 'AADSTS700016'],
  ])('with a wrong %s is not sent back', async (_what, parameters, aadsts) => {
    const browser = await new Browser(simulator).open(authorizeUrl(simulator, parameters));
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
    const browser = await new Browser(simulator).open(authorizeUrl(simulator, parameters));
    expect(browser.answer()).toMatchObject({ error, state: 'state-of-the-test' });
  });

  it('with a parameter twice is not sent back', async () => {
    const browser = await new Browser(simulator).open(`${authorizeUrl(simulator)}&state=another`);
    expect([browser.status, browser.location]).toEqual([400, null]);
    expect(browser.text).toContain('AADSTS9000411');
  });

  it('may come by POST', async () => {
    const url = new URL(authorizeUrl(simulator));
    const browser = await new Browser(simulator).open(url.pathname, Object.fromEntries(url.searchParams));
    expect(browser.heading).toBe('Pick an account');
  });

  it('to another national cloud is refused', async () => {
    const browser = await new Browser(simulator).open(
      authorizeUrl(simulator, { scope: mailScopes }, 'woodgrove.us'),
    );
    expect(browser.text).toContain('AADSTS900382');
  });
});

describe('the administrator’s consent', () => {
  it('lists permissions without a user, and answers with the tenant', async () => {
    const browser = await signedIn(simulator, 'admin@contoso.com', adminConsentUrl(simulator));
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
    const browser = await signedIn(simulator, 'admin@contoso.com', adminConsentUrl(simulator));
    await browser.submit('/consent', { decision: 'cancel' });
    expect(browser.answer()).toMatchObject({ admin_consent: 'True', error: 'consent_required' });
    expect(browser.answer()['error_description']).toMatch(/^AADSTS65004: /);
  });

  it('is not for anybody else', async () => {
    const browser = await signedIn(simulator, 'faktury@contoso.com', adminConsentUrl(simulator));
    expect(browser.heading).toBe('Need admin approval');
  });

  it('needs a scope, and is not for common', async () => {
    const withoutScope = await new Browser(simulator).open(adminConsentUrl(simulator, { scope: '' }));
    expect(withoutScope.answer()['error_description']).toContain('AADSTS900144');
    const common = await new Browser(simulator).open(adminConsentUrl(simulator, {}, 'common'));
    expect(common.answer()).toMatchObject({ error: 'invalid_request' });
  });

  it('asks for everything registered at the older endpoint', async () => {
    const url = adminConsentUrl(simulator, { scope: '' }).replace('/v2.0/', '/');
    const browser = await signedIn(simulator, 'admin@contoso.com', url);
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
    const browser = await new Browser(simulator).open('/');
    expect(browser.text).toContain('SIMULATED');
    expect(browser.text).toContain('Never type a real password.');
    expect(browser.text).toContain('Token endpoint unavailable, 3 more');
  });

  it('can change the scenario and leads back', async () => {
    const browser = await new Browser(simulator).open(authorizeUrl(simulator));
    const base = browser.interaction;
    await browser.open('/scenario', { name: 'slow', ms: '10', times: '', tenant: contosoId, return: base });
    expect(browser.heading).toBe('Pick an account');
    expect(simulator.scenario.get()).toEqual({ name: 'slow', ms: 10, tenant: contosoId });
  });

  it('leads nowhere else and takes no nonsense as a scenario', async () => {
    const browser = await new Browser(simulator).open('/scenario', {
      name: 'slow',
      return: 'https://evil.example.com',
    });
    expect(browser.heading).toBe('Simulated identity platform');
    await browser.open('/scenario', { name: 'slow', ms: 'soon' });
    expect([browser.status, browser.heading]).toEqual([400, 'Scenario']);
  });
});
