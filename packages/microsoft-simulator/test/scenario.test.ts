import { decodeProtectedHeader } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DirectSignInResult, RequestReport, ScenarioName, Simulator } from '../src/index.js';
import {
  adminConsentUrl,
  claimsOf,
  client,
  clientId,
  contosoId,
  fabrikamId,
  mailScope,
  redeem,
  requestToken,
  signIn,
  start,
  tokensFor,
} from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const account = 'faktury@contoso.com';
const api = (path: string, method: string, body?: unknown): Promise<Response> =>
  fetch(`${simulator.url}/simulator${path}`, {
    method,
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });

describe('at the token endpoint', () => {
  it.each<[ScenarioName, number, string, number]>([
    ['expired-secret', 401, 'invalid_client', 7000222],
    ['wrong-secret', 401, 'invalid_client', 7000215],
    ['application-not-found', 400, 'unauthorized_client', 700016],
    ['token-503', 503, 'temporarily_unavailable', 90033],
    ['throttled', 429, 'temporarily_unavailable', 90055],
    ['consent-not-yet-effective', 400, 'invalid_grant', 65001],
  ])('%s answers %i %s %i', async (name, status, error, code) => {
    const { code: authorizationCode } = await signIn(simulator, { account });
    simulator.scenario.set({ name });
    const answer = await redeem(simulator, authorizationCode);
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({ error, error_codes: [code] });
  });

  it('consent takes effect after the given number of times, and the code is still good', async () => {
    const { code } = await signIn(simulator, { account });
    simulator.scenario.set({ name: 'consent-not-yet-effective', times: 2 });
    const statuses = [];
    for (let attempt = 0; attempt < 3; attempt += 1) statuses.push((await redeem(simulator, code)).status);
    expect(statuses).toEqual([400, 400, 200]);
    expect(simulator.scenario.get().name).toBe('everything-works');
  });

  it('throttling names the seconds to wait', async () => {
    simulator.scenario.set({ name: 'throttled', retryAfterSeconds: 7 });
    const { headers } = await requestToken(simulator, client);
    expect(headers.get('retry-after')).toBe('7');
  });

  it('a refresh can need a second factor', async () => {
    const { body } = await tokensFor(simulator, account);
    simulator.scenario.set({ name: 'second-factor-required' });
    const refresh = { ...client, grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
    const refused = await requestToken(simulator, { ...refresh, scope: mailScope });
    expect(refused.body).toMatchObject({ error: 'interaction_required', error_codes: [50076] });
  });

  it('Conditional Access can block a refresh, which is invalid_grant there', async () => {
    const { body } = await tokensFor(simulator, account);
    simulator.scenario.set({ name: 'conditional-access', times: 1 });
    const refresh = { ...client, grant_type: 'refresh_token', refresh_token: String(body['refresh_token']) };
    const refused = await requestToken(simulator, { ...refresh, scope: mailScope });
    expect(refused.body).toMatchObject({ error: 'invalid_grant', error_codes: [53003] });
    expect((await requestToken(simulator, { ...refresh, scope: mailScope })).status).toBe(200);
  });

  it('the refresh token can be left out', async () => {
    simulator.scenario.set({ name: 'no-refresh-token' });
    const { body } = await tokensFor(simulator, account);
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('a permission can be missing', async () => {
    simulator.scenario.set({ name: 'scope-missing' });
    expect((await tokensFor(simulator, account)).body['scope']).toBe('profile openid email');
  });

  it('tokens can be short-lived', async () => {
    simulator.scenario.set({ name: 'short-lived-tokens', seconds: 5 });
    expect((await tokensFor(simulator, account)).body['expires_in']).toBe(5);
  });

  it('an application can be without roles', async () => {
    simulator.scenario.set({ name: 'app-only-without-roles' });
    const scope = 'https://graph.microsoft.com/.default';
    const { body } = await requestToken(simulator, { ...client, grant_type: 'client_credentials', scope });
    const authorization = `Bearer ${String(body['access_token'])}`;
    const users = await fetch(`${simulator.url}/graph/v1.0/users`, { headers: { authorization } });
    expect(users.status).toBe(403);
  });
});

describe('the ID token', () => {
  const idTokenIn = async (name: ScenarioName): Promise<string> => {
    simulator.scenario.set({ name });
    return String((await tokensFor(simulator, account)).body['id_token']);
  };

  it('can be another organization’s', async () => {
    expect(claimsOf(await idTokenIn('wrong-tenant'))['tid']).toBe(fabrikamId);
  });

  it('can be another account’s', async () => {
    const claims = claimsOf(await idTokenIn('wrong-account'));
    expect(claims).toMatchObject({ tid: contosoId, preferred_username: 'helpdesk@contoso.com' });
  });

  it('can be that of a new account with the old name', async () => {
    const known = simulator.accounts.find((one) => one.username === account);
    const claims = claimsOf(await idTokenIn('recreated-account'));
    expect(claims['preferred_username']).toBe(account);
    expect(claims['oid']).not.toBe(known?.id);
  });

  it('can be without names', async () => {
    const claims = claimsOf(await idTokenIn('id-token-without-email'));
    expect(claims).not.toHaveProperty('email');
    expect(claims).not.toHaveProperty('preferred_username');
  });

  it('can be unsigned', async () => {
    const token = await idTokenIn('id-token-alg-none');
    expect(decodeProtectedHeader(token).alg).toBe('none');
    expect(token.endsWith('.')).toBe(true);
  });

  it('can be signed by an unknown key, each time another', async () => {
    const kids = [await idTokenIn('id-token-unknown-key'), await idTokenIn('id-token-unknown-key')].map(
      (token) => decodeProtectedHeader(token).kid,
    );
    expect(new Set(kids).size).toBe(2);
  });

  it.each<[ScenarioName, (claims: Record<string, unknown>, now: number) => boolean]>([
    ['id-token-wrong-audience', (claims) => claims['aud'] !== clientId],
    ['id-token-wrong-issuer', (claims) => !String(claims['iss']).startsWith(simulator.url)],
    ['id-token-wrong-nonce', (claims) => typeof claims['nonce'] === 'string'],
    ['id-token-expired', (claims, now) => Number(claims['exp']) < now - 300],
    ['id-token-not-yet-valid', (claims, now) => Number(claims['nbf']) > now + 300],
  ])('can be forged: %s', async (name, isForged) => {
    expect(isForged(claimsOf(await idTokenIn(name)), Date.now() / 1000)).toBe(true);
  });
});

describe('at the sign-in', () => {
  it.each<[ScenarioName, string, string]>([
    ['user-denies', 'access_denied', 'AADSTS65004'],
    ['admin-consent-required', 'access_denied', 'AADSTS90094'],
    ['conditional-access', 'access_denied', 'AADSTS53003'],
  ])('%s sends %s %s back', async (name, error, aadsts) => {
    simulator.scenario.set({ name });
    const answer = await signIn(simulator, { account });
    expect(answer).toMatchObject({ error, state: 'state-of-the-test' });
    expect(answer['error_description']).toContain(aadsts);
  });

  it('a limited scenario ends by itself', async () => {
    simulator.scenario.set({ name: 'user-denies', times: 1 });
    expect(await signIn(simulator, { account })).toHaveProperty('error');
    expect(await signIn(simulator, { account })).toHaveProperty('code');
  });

  it('an administrator may consent where users may not', async () => {
    simulator.scenario.set({ name: 'admin-consent-required' });
    expect(await signIn(simulator, { account: 'admin@contoso.com' })).toHaveProperty('code');
    expect(await signIn(simulator, { account })).toHaveProperty('code');
  });

  it('the organization’s consent can be another organization’s', async () => {
    simulator.scenario.set({ name: 'wrong-tenant' });
    const url = adminConsentUrl(simulator);
    expect(await signIn(simulator, { url, account: 'admin@contoso.com' })).toMatchObject({
      tenant: fabrikamId,
    });
  });

  it('touches one organization alone when told so', async () => {
    simulator.scenario.set({ name: 'user-denies', tenant: 'fabrikam.com' });
    expect(await signIn(simulator, { account })).toHaveProperty('code');
  });
});

describe('the API', () => {
  it('turns a scenario on, says what is left of it, and off', async () => {
    expect((await api('/scenario', 'PUT', { name: 'token-503', times: 2 })).status).toBe(200);
    await requestToken(simulator, client);
    expect(await (await api('/scenario', 'GET')).json()).toMatchObject({ name: 'token-503', times: 1 });
    expect((await api('/scenario', 'DELETE')).status).toBe(204);
    expect(simulator.scenario.get()).toEqual({ name: 'everything-works' });
  });

  it.each([{ name: 'nonsense' }, { name: 'slow', ms: -1 }, { name: 'slow', times: 0 }, { x: 1 }, []])(
    'refuses %j',
    async (scenario) => {
      expect((await api('/scenario', 'PUT', scenario)).status).toBe(400);
    },
  );

  it('counts what applications ask', async () => {
    await tokensFor(simulator, account);
    await fetch(`${simulator.url}/${contosoId}/v2.0/.well-known/openid-configuration`);
    await fetch(`${simulator.url}/${contosoId}/discovery/v2.0/keys`);
    await fetch(`${simulator.url}/latest/meta-data`);
    const report = (await (await api('/requests', 'GET')).json()) as RequestReport;
    expect(report.counts).toMatchObject({
      token: 1,
      'token:authorization_code': 1,
      discovery: 1,
      keys: 1,
      other: 1,
    });
    expect(report.requests[0]).toMatchObject({ kind: 'token', status: 200, tenant: contosoId, clientId });
    expect(JSON.stringify(report)).not.toContain(client.client_secret);
  });

  it('signs in without pages', async () => {
    const body = { url: adminConsentUrl(simulator), account: 'admin@contoso.com', decision: 'deny' };
    const { location } = (await (await api('/authorize', 'POST', body)).json()) as DirectSignInResult;
    expect(location).toContain('admin_consent=True&error=consent_required');
  });

  it('says what a page would show without a way back', async () => {
    const url = adminConsentUrl(simulator, { redirect_uri: 'https://evil.example.com' });
    const response = await api('/authorize', 'POST', { url, account });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error_codes: [50011] });
  });

  it('revokes and resets', async () => {
    await tokensFor(simulator, account);
    expect(await (await api('/revoke', 'POST', { account })).json()).toEqual({ revoked: 1 });
    expect((await api('/reset', 'POST')).status).toBe(204);
    expect(simulator.requests().requests).toEqual([]);
    expect((await api('/revoke', 'POST', { account: 'nobody@contoso.com' })).status).toBe(400);
  });

  it('does not obey a page of another origin', async () => {
    const response = await fetch(`${simulator.url}/simulator/reset`, {
      method: 'POST',
      headers: { origin: 'https://evil.example.com' },
    });
    expect(response.status).toBe(403);
  });

  it('waits when it is told to be slow', async () => {
    simulator.scenario.set({ name: 'slow', ms: 40 });
    const startedAt = performance.now();
    await fetch(`${simulator.url}/${contosoId}/v2.0/.well-known/openid-configuration`);
    expect(performance.now() - startedAt).toBeGreaterThanOrEqual(38);
  });
});
