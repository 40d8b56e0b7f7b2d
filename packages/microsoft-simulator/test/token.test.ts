import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Simulator } from '../src/index.js';
import {
  adminConsentUrl,
  authorizeUrl,
  claimsOf,
  client,
  clientId,
  contosoId,
  fabrikamId,
  mailScope,
  mailScopes,
  redeem,
  requestToken,
  signIn,
  StandingClock,
  start,
  tokensFor,
  verifierAndChallenge,
} from './simulator.fixture.js';

const clock = new StandingClock();
let simulator: Simulator;

beforeAll(async () => {
  simulator = await start({ clock });
});
beforeEach(() => simulator.reset());
afterAll(() => simulator.stop());

const refresh = (token: unknown, scope: string = mailScope, tenant?: string) =>
  requestToken(
    simulator,
    { ...client, grant_type: 'refresh_token', refresh_token: String(token), scope },
    tenant,
  );

describe('an authorization code', () => {
  it('is redeemed for tokens whose scope is reordered and without offline_access', async () => {
    const { status, headers, body } = await tokensFor(simulator, 'faktury@contoso.com');
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toContain('no-store');
    expect(body['scope']).toBe(`${mailScope} profile openid email`);
    expect(body['token_type']).toBe('Bearer');
    expect(body['expires_in']).toBeGreaterThanOrEqual(3600);
    expect(body['expires_in']).toBeLessThan(5400);
    expect(body['refresh_token']).toEqual(expect.any(String));
  });

  it('carries a signed ID token with the claims that were asked for', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com', mailScopes, { nonce: 'nonce-1' });
    const keys = createRemoteJWKSet(new URL(`${simulator.url}/${contosoId}/discovery/v2.0/keys`));
    const { payload } = await jwtVerify(String(body['id_token']), keys, {
      issuer: `${simulator.url}/${contosoId}/v2.0`,
      audience: clientId,
      currentDate: clock.now(),
    });
    expect(payload).toMatchObject({
      nonce: 'nonce-1',
      tid: contosoId,
      preferred_username: 'faktury@contoso.com',
      email: 'faktury@contoso.com',
      name: 'Faktury Contoso',
      ver: '2.0',
    });
  });

  it('holds neither ID token nor refresh token that was not asked for', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com', mailScope);
    expect(body).not.toHaveProperty('id_token');
    expect(body).not.toHaveProperty('refresh_token');
  });

  it('of a guest has no e-mail address', async () => {
    const { body } = await tokensFor(simulator, 'eva_a.cz#EXT#@contoso.onmicrosoft.com');
    expect(claimsOf(body['id_token'])).not.toHaveProperty('email');
  });

  it('is good once', async () => {
    const { code } = await signIn(simulator, { account: 'faktury@contoso.com' });
    expect((await redeem(simulator, code)).status).toBe(200);
    const again = await redeem(simulator, code);
    expect(again.status).toBe(400);
    expect(again.body).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
  });

  it('is good for ten minutes', async () => {
    const first = await signIn(simulator, { account: 'faktury@contoso.com' });
    clock.pass(600);
    expect((await redeem(simulator, first['code'])).status).toBe(200);
    const second = await signIn(simulator, { account: 'faktury@contoso.com' });
    clock.pass(601);
    expect((await redeem(simulator, second['code'])).body['error_codes']).toEqual([70008]);
  });

  it('is bound to its redirect URI', async () => {
    const { code } = await signIn(simulator, { account: 'faktury@contoso.com' });
    const { body } = await redeem(simulator, code, { redirect_uri: 'http://localhost:4001/auth/callback' });
    expect(body['error_codes']).toEqual([70000]);
  });

  it('is bound to the tenant it was issued for', async () => {
    const { code } = await signIn(simulator, { account: 'faktury@contoso.com' });
    expect((await redeem(simulator, code, {}, fabrikamId)).body['error_codes']).toEqual([700005]);
    expect((await redeem(simulator, code, {}, 'contoso.com')).status).toBe(200);
  });

  it('needs its verifier when a challenge was given', async () => {
    const { verifier, challenge } = verifierAndChallenge();
    const url = authorizeUrl(simulator, { code_challenge: challenge, code_challenge_method: 'S256' });
    const { code } = await signIn(simulator, { url, account: 'faktury@contoso.com' });
    const other = verifierAndChallenge().verifier;
    expect((await redeem(simulator, code)).body['error_codes']).toEqual([501481]);
    expect((await redeem(simulator, code, { code_verifier: other })).body['error_codes']).toEqual([501481]);
    expect((await redeem(simulator, code, { code_verifier: verifier })).status).toBe(200);
  });

  it('is redeemed for one resource at a time', async () => {
    const scope = `${mailScope} User.Read`;
    const url = authorizeUrl(simulator, { scope });
    const { code } = await signIn(simulator, { url, account: 'faktury@contoso.com' });
    expect((await redeem(simulator, code, { scope })).body['error_codes']).toEqual([700022]);
    expect((await redeem(simulator, code, { scope: 'User.Read' })).body['scope']).toBe('User.Read');
  });

  it('is not good for permissions that nobody granted', async () => {
    const { code } = await signIn(simulator, { account: 'faktury@contoso.com' });
    const { body } = await redeem(simulator, code, { scope: 'Mail.Read' });
    expect(body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [65001],
      suberror: 'consent_required',
    });
  });
});

describe('a refresh token', () => {
  it('is renewed by every refresh, and the old one stays good', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com');
    const first = await refresh(body['refresh_token']);
    const second = await refresh(body['refresh_token']);
    const tokens = [body, first.body, second.body].map((one) => one['refresh_token']);
    expect(new Set(tokens).size).toBe(3);
    expect((await refresh(first.body['refresh_token'])).status).toBe(200);
  });

  it('is good for another resource that was consented to', async () => {
    const { code } = await signIn(simulator, {
      url: authorizeUrl(simulator, { scope: `${mailScopes} User.Read` }),
      account: 'faktury@contoso.com',
    });
    const { body } = await redeem(simulator, code);
    expect((await refresh(body['refresh_token'], 'User.Read')).body['scope']).toContain('User.Read');
  });

  it('needs a scope', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com');
    expect((await refresh(body['refresh_token'], '')).body['error_codes']).toEqual([900144]);
  });

  it('dies of revocation', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com');
    await expect(simulator.revoke({ account: 'faktury@contoso.com' })).resolves.toEqual({ revoked: 1 });
    const refused = await refresh(body['refresh_token']);
    expect(refused.body).toMatchObject({
      error: 'invalid_grant',
      error_codes: [50173],
      suberror: 'bad_token',
    });
  });

  it('dies after 90 days without use', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com');
    clock.pass(90 * 24 * 3600);
    const renewed = await refresh(body['refresh_token']);
    clock.pass(24 * 3600);
    expect((await refresh(body['refresh_token'])).body['error_codes']).toEqual([700082]);
    expect((await refresh(renewed.body['refresh_token'])).status).toBe(200);
  });

  it('asks for consent again once it was withdrawn', async () => {
    const { body } = await tokensFor(simulator, 'faktury@contoso.com');
    await simulator.revoke({ account: 'helpdesk@contoso.com', consents: true });
    expect((await refresh(body['refresh_token'])).body['error_codes']).toEqual([65001]);
  });

  it.each(['', 'nonsense', '1.a.b.c.d'])('is not %j', async (token) => {
    const { body } = await refresh(token);
    expect(body['error_codes']).toEqual([token === '' ? 900144 : 70000]);
  });
});

describe('client credentials', () => {
  const scope = 'https://graph.microsoft.com/.default';
  const asApplication = (tenant?: string, parameters: Record<string, string> = {}) =>
    requestToken(simulator, { ...client, grant_type: 'client_credentials', scope, ...parameters }, tenant);

  it('need the consent of the organization', async () => {
    const { status, body } = await asApplication();
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: 'invalid_grant', error_codes: [65001] });
  });

  it('are good once a Global Administrator consented', async () => {
    await signIn(simulator, { url: adminConsentUrl(simulator), account: 'admin@contoso.com' });
    const { status, body } = await asApplication();
    expect(status).toBe(200);
    expect(body).not.toHaveProperty('refresh_token');
    expect(claimsOf(body['access_token'])['roles']).toContain('User.Read.All');
    expect((await asApplication(fabrikamId)).body['error_codes']).toEqual([65001]);
  });

  it('have a scope that ends in .default', async () => {
    expect((await asApplication(contosoId, { scope: 'User.Read' })).body['error_codes']).toEqual([1002012]);
  });

  it('belong to one organization', async () => {
    expect((await asApplication('organizations')).status).toBe(400);
  });
});

describe('a refused token request', () => {
  it('has the shape of Microsoft’s errors and repeats the correlation id', async () => {
    const correlationId = '6e7a3d1c-2222-4333-8444-0123456789ab';
    const { status, body } = await requestToken(
      simulator,
      { ...client, client_secret: 'wrong', grant_type: 'client_credentials', scope: 'x' },
      contosoId,
      { 'client-request-id': correlationId },
    );
    expect(status).toBe(401);
    expect(body).toMatchObject({
      error: 'invalid_client',
      error_codes: [7000215],
      correlation_id: correlationId,
      timestamp: clock.now().toISOString().slice(0, 19).replace('T', ' ') + 'Z',
    });
    expect(body['error_description']).toMatch(
      /^AADSTS7000215: Invalid client secret provided\. .* Trace ID: [0-9a-f-]{36} Correlation ID: 6e7a3d1c-.* Timestamp: /,
    );
  });

  it.each([
    ['no grant type', {}, 900144],
    ['another grant type', { grant_type: 'password' }, 70003],
    ['no client', { grant_type: 'refresh_token' }, 900144],
    ['another client', { grant_type: 'refresh_token', client_id: 'x' }, 700016],
    ['no secret', { grant_type: 'refresh_token', client_id: clientId }, 7000218],
    ['no code', { ...client, grant_type: 'authorization_code' }, 900144],
  ])('says what is wrong with %s', async (_what, parameters, code) => {
    expect((await requestToken(simulator, parameters)).body['error_codes']).toEqual([code]);
  });

  it('tells an unknown tenant from an impossible one', async () => {
    expect((await requestToken(simulator, {}, 'nosuch.example.com')).body).toMatchObject({
      error: 'invalid_request',
      error_codes: [90002],
    });
    expect((await requestToken(simulator, {}, '%7Btenant%7D')).body['error_codes']).toEqual([900023]);
    expect((await requestToken(simulator, {}, 'woodgrove.us')).body['error_codes']).toEqual([900382]);
  });

  it('is no 500 for a body that is no form', async () => {
    const response = await fetch(`${simulator.url}/${contosoId}/oauth2/v2.0/token`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"grant_type"',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: 'invalid_request', error_codes: [90013] });
  });
});
