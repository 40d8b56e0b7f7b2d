import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aadstsError,
  clientId,
  FakeIdentityPlatform,
  oid,
  tenantId,
} from '../../../test/fake-identity-platform.js';
import type { Ambient } from '../../ambient.js';
import {
  ApplicationNotSetUpError,
  createMicrosoft,
  createPkcePair,
  IdTokenRefusedError,
  MicrosoftRefusedError,
  MicrosoftUnavailableError,
  type Microsoft,
} from '../index.js';

const imap = 'https://outlook.office.com/IMAP.AccessAsUser.All';
const registration = { clientId, credential: { kind: 'secret', secret: 'the-secret' } } as const;
const redirectUri = 'http://localhost:4000/auth/callback';
const ambient: Ambient = {
  now: () => new Date(),
  newId: () => 'id',
  randomToken: (bytes) => 'r'.repeat(Math.ceil((bytes * 4) / 3)),
  sleep: () => Promise.resolve(),
};

let platform: FakeIdentityPlatform;
let microsoft: Microsoft;

beforeEach(async () => {
  platform = await new FakeIdentityPlatform().start();
  microsoft = createMicrosoft({
    settings: { cloud: 'global', loginUrl: platform.url, graphUrl: `${platform.url}/graph` },
    ambient,
  });
});
afterEach(() => platform.stop());

const target = () => ({ cloud: microsoft.cloud, registration, tenantId });
const redeem = (over: { signal?: AbortSignal } = {}) =>
  microsoft.identity.redeemCode({
    ...target(),
    code: 'the-code',
    codeVerifier: 'v'.repeat(43),
    nonce: 'nonce-1',
    redirectUri,
    scopes: [imap, 'openid', 'profile', 'email', 'offline_access'],
    ...over,
  });

describe('authorizationUrl', () => {
  it('carries everything the attempt is bound by and asks nothing but discovery', async () => {
    const { challenge } = createPkcePair(ambient.randomToken);
    const url = new URL(
      await microsoft.identity.authorizationUrl({
        ...target(),
        redirectUri,
        scopes: [imap, 'openid', 'profile', 'email', 'offline_access'],
        state: 'the-state',
        nonce: 'the-nonce',
        codeChallenge: challenge,
        prompt: 'consent',
        loginHint: 'eva_a.cz#EXT#@b.onmicrosoft.com',
      }),
    );
    expect(url.origin + url.pathname).toBe(`${platform.url}/${tenantId}/oauth2/v2.0/authorize`);
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      client_id: clientId,
      redirect_uri: redirectUri,
      response_type: 'code',
      response_mode: 'query',
      state: 'the-state',
      nonce: 'the-nonce',
      code_challenge: challenge,
      code_challenge_method: 'S256',
      prompt: 'consent',
      login_hint: 'eva_a.cz#EXT#@b.onmicrosoft.com',
    });
    expect(new Set(url.searchParams.get('scope')?.split(' '))).toEqual(
      new Set([imap, 'openid', 'profile', 'email', 'offline_access']),
    );
    expect(platform.requests.map(({ path }) => path)).toEqual([
      `/${tenantId}/v2.0/.well-known/openid-configuration`,
    ]);
  });

  it('leads an administrator to the consent page beside the authorization endpoint', async () => {
    const url = new URL(
      await microsoft.identity.adminConsentUrl({
        ...target(),
        redirectUri,
        state: 'the-state',
        scopes: ['https://graph.microsoft.com/.default'],
      }),
    );
    expect(url.origin + url.pathname).toBe(`${platform.url}/${tenantId}/v2.0/adminconsent`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: clientId,
      redirect_uri: redirectUri,
      state: 'the-state',
      scope: 'https://graph.microsoft.com/.default',
    });
  });
});

describe('redeemCode', () => {
  it('sends the code with its verifier and the secret, and hands back ID token, scopes and cache', async () => {
    platform.onToken(async () => ({ body: await platform.tokens() }));
    const redeemed = await redeem();
    const { form, headers } = platform.requests.at(-1) ?? { form: new URLSearchParams(), headers: {} };
    expect(headers['content-type']).toMatch(/^application\/x-www-form-urlencoded(?:;charset=utf-8)?$/i);
    expect(Object.fromEntries(form)).toMatchObject({
      grant_type: 'authorization_code',
      code: 'the-code',
      code_verifier: 'v'.repeat(43),
      redirect_uri: redirectUri,
      client_id: clientId,
      client_secret: 'the-secret',
    });
    expect(redeemed.scopes).toContain(imap);
    expect(redeemed.tokenCache).toContain('refresh-token-1');
    expect(redeemed.expiresAt.getTime()).toBeGreaterThan(Date.now() + 3_500_000);
    await expect(
      microsoft.idTokens.verify(redeemed.idToken, {
        metadata: await microsoft.identity.metadata(microsoft.cloud, tenantId),
        tenantId,
        clientId,
        nonce: 'nonce-1',
      }),
    ).resolves.toEqual({ oid, tid: tenantId, username: 'jana@contoso.com', displayName: 'Jana Nováková' });
  });

  it('keeps what Microsoft said about a refusal, no secret in the words, and asks no second time', async () => {
    platform.onToken(() => ({
      status: 400,
      body: aadstsError('invalid_grant', 54005, 'Code the-code of the-secret was already redeemed.'),
    }));
    const error = await redeem().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MicrosoftRefusedError);
    expect((error as MicrosoftRefusedError).details).toEqual({
      error: 'invalid_grant',
      suberror: null,
      aadsts: [54005],
      status: 400,
      retryAfterSeconds: null,
      description: 'AADSTS54005: Code … of … was already redeemed.',
      correlationId: '5f0c1e7a-0a4b-4b1e-9a53-5d2f3f6f7d10',
      traceId: 'e2b9c6d4-7f31-4c05-8d0f-1ab4c7a02200',
    });
    expect(JSON.stringify(error) + String(error)).not.toMatch(/the-secret|the-code/);
    expect(platform.count(`/${tenantId}/oauth2/v2.0/token`)).toBe(1);
  });

  it.each([
    [
      '429 with Retry-After',
      { status: 429, headers: { 'retry-after': '17' }, body: aadstsError('temporarily_unavailable', 50196) },
      17,
    ],
    ['503 with a page', { status: 503, body: '<html>busy</html>' }, null],
    ['500 in Microsoft’s shape', { status: 500, body: aadstsError('server_error', 90033) }, null],
    [
      '400 temporarily_unavailable',
      { status: 400, body: aadstsError('temporarily_unavailable', 90033) },
      null,
    ],
    ['200 without JSON', { status: 200, body: 'hello' }, null],
    ['an answer that is cut off', { status: 200, body: '{"access_token": "a', isCut: true }, null],
    ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' }, body: '' }, null],
  ])('calls %s unavailable, not refused', async (_what, answer, retryAfterSeconds) => {
    platform.onToken(() => answer);
    const error = await redeem().catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(MicrosoftUnavailableError);
    expect((error as MicrosoftUnavailableError).details.retryAfterSeconds).toBe(retryAfterSeconds);
  });

  it('refuses the ID token of another attempt, and an answer without one', async () => {
    platform.onToken(async () => ({ body: await platform.tokens({}, { nonce: 'of-another-attempt' }) }));
    await expect(redeem()).rejects.toMatchObject({ reason: 'NONCE' });
    platform.onToken(async () => ({ body: await platform.tokens({ id_token: undefined }) }));
    await expect(redeem()).rejects.toBeInstanceOf(IdTokenRefusedError);
  });

  it('gives up after its time, and at once when the caller does', async () => {
    platform.onToken(() => new Promise(() => undefined));
    const hasty = createMicrosoft({
      settings: { cloud: 'global', loginUrl: platform.url },
      ambient,
      timeoutMs: 50,
    });
    await expect(
      hasty.identity.clientCredentials({
        cloud: hasty.cloud,
        registration,
        tenantId,
        scope: 'https://graph.microsoft.com/.default',
      }),
    ).rejects.toBeInstanceOf(MicrosoftUnavailableError);
    await expect(redeem({ signal: AbortSignal.abort(new Error('enough')) })).rejects.toThrow('enough');
    await platform.stop();
    await expect(redeem()).rejects.toBeInstanceOf(MicrosoftUnavailableError);
  });
});

describe('clientCredentials', () => {
  it('asks for the default scope and never waits out a throttling of its own', async () => {
    platform.onToken(() => ({ status: 503, body: aadstsError('temporarily_unavailable', 90033) }));
    const ask = () =>
      microsoft.identity.clientCredentials({ ...target(), scope: 'https://graph.microsoft.com/.default' });
    await expect(ask()).rejects.toBeInstanceOf(MicrosoftUnavailableError);
    platform.onToken(() => ({ body: { token_type: 'Bearer', expires_in: 3599, access_token: 'app-token' } }));
    await expect(ask()).resolves.toMatchObject({ accessToken: 'app-token' });
    expect(platform.requests.at(-1)?.form.get('scope')).toContain('https://graph.microsoft.com/.default');
  });
});

describe('silent', () => {
  const account = { oid, tid: tenantId };

  it('hands out a fresh token from the cache without asking', async () => {
    platform.onToken(async () => ({ body: await platform.tokens() }));
    const { tokenCache } = await redeem();
    const before = platform.requests.length;
    await expect(
      microsoft.identity.silent({
        ...target(),
        tokenCache,
        account,
        scopes: [imap],
      }),
    ).resolves.toMatchObject({
      accessToken: 'opaque-access-token',
      tokenCache: null,
    });
    expect(platform.requests).toHaveLength(before);
  });

  it('redeems the refresh token, returns the rotated one, and keeps the old one where none came', async () => {
    platform.onToken(async () => ({ body: await platform.tokens() }));
    const { tokenCache } = await redeem();
    platform.onToken(async () => ({
      body: await platform.tokens({ access_token: 'second', refresh_token: 'refresh-token-2' }),
    }));
    const rotated = await microsoft.identity.silent({
      ...target(),
      tokenCache,
      account,
      scopes: [imap],
      forceRefresh: true,
    });
    expect(rotated.accessToken).toBe('second');
    expect(rotated.tokenCache).toContain('refresh-token-2');
    expect(rotated.tokenCache).not.toContain('refresh-token-1');
    expect(platform.requests.at(-1)?.form.get('scope')).toContain(imap);
    platform.onToken(async () => ({
      body: await platform.tokens({ access_token: 'third', refresh_token: undefined }),
    }));
    const kept = await microsoft.identity.silent({
      ...target(),
      tokenCache: rotated.tokenCache ?? '',
      account,
      scopes: [imap],
      forceRefresh: true,
    });
    expect(kept.tokenCache).toContain('refresh-token-2');
  });

  it('reports a dead refresh token as refused, but not an account that it does not hold', async () => {
    platform.onToken(async () => ({ body: await platform.tokens() }));
    const { tokenCache } = await redeem();
    platform.onToken(() => ({ status: 400, body: aadstsError('invalid_grant', 700082) }));
    await expect(
      microsoft.identity.silent({
        ...target(),
        tokenCache,
        account,
        scopes: [imap],
        forceRefresh: true,
      }),
    ).rejects.toMatchObject({ request: 'refresh', details: { error: 'invalid_grant', aadsts: [700082] } });
    await expect(
      microsoft.identity.silent({ ...target(), tokenCache: '', account, scopes: [imap] }),
    ).rejects.toBeInstanceOf(ApplicationNotSetUpError);
  });
});

describe('a certificate instead of a secret', () => {
  it('signs the assertion with PS256', async () => {
    const { generateKeyPairSync } = await import('node:crypto');
    const { privateKey } = generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
      publicKeyEncoding: { type: 'spki', format: 'pem' },
    });
    platform.onToken(() => ({ body: { token_type: 'Bearer', expires_in: 3599, access_token: 'app-token' } }));
    await microsoft.identity.clientCredentials({
      cloud: microsoft.cloud,
      registration: {
        clientId,
        credential: { kind: 'certificate', thumbprintSha256: 'ab'.repeat(32), privateKey },
      },
      tenantId,
      scope: 'https://graph.microsoft.com/.default',
    });
    const assertion = platform.requests.at(-1)?.form.get('client_assertion') ?? '';
    expect(JSON.parse(Buffer.from(assertion.split('.')[0] ?? '', 'base64url').toString())).toMatchObject({
      alg: 'PS256',
    });
  });
});
