import { createPublicKey } from 'node:crypto';
import type { ClientMetadata } from 'oidc-provider';
import { afterEach, describe, expect, it } from 'vitest';
import { Browser } from './browser.js';
import { CertifiedProvider } from './certified-provider.js';
import { databaseKinds } from './databases.js';
import { contoso, TestHub } from './hub.js';
import { certificate } from './made-certificate.js';

describe.each(databaseKinds)('a certified OpenID provider in Microsoft’s place, on %s', (kind) => {
  let hub: TestHub;
  let provider: CertifiedProvider;

  afterEach(async () => {
    await hub.stop();
    await provider.stop();
  });

  async function start({
    redirectPath = '/auth/callback',
    registration = {},
    env = {},
  }: { redirectPath?: string; registration?: Partial<ClientMetadata>; env?: Record<string, string> } = {}) {
    provider = await CertifiedProvider.start(contoso);
    hub = await TestHub.start({
      kind,
      env: { MICROSOFT_LOGIN_URL: provider.url, MICROSOFT_GRAPH_URL: `${provider.url}/graph`, ...env },
    });
    provider.register({
      client_id: hub.environment['MICROSOFT_CLIENT_ID'] ?? '',
      redirect_uris: [hub.url + redirectPath],
      client_secret: hub.environment['MICROSOFT_CLIENT_SECRET'],
      token_endpoint_auth_method: 'client_secret_post',
      ...registration,
    });
  }

  /** Signs in and consents at the provider; returns the callback's address, unopened. */
  async function signIn(browser: Browser, authorizationUrl: string): Promise<string> {
    let location = await hub.open(browser, authorizationUrl);
    while (!location.startsWith(`${hub.url}/`)) {
      const response = await browser.fetch(location);
      const next = response.headers.get('location');
      if (!next) throw new Error(`${response.status} ${await response.text()}`);
      location = new URL(next, location).href;
    }
    return location;
  }

  const add = () => hub.add({ name: 'Sites', type: 'SHAREPOINT' });

  async function issue(connectionId: string): Promise<string> {
    const { issueAccessToken } = await hub.graphql(
      `mutation ($input: IssueAccessTokenInput!) { issueAccessToken(input: $input) { accessToken userErrors { code message } } }`,
      { input: { connectionId, minTtlSeconds: 3_000 } },
    );
    expect(issueAccessToken.userErrors).toEqual([]);
    return issueAccessToken.accessToken;
  }

  it('authorizes with PKCE, and stays authorized while every refresh token is used once', async () => {
    await start();
    const { id, authorizationUrl } = await add();
    const browser = new Browser();
    const callback = await signIn(browser, authorizationUrl);
    // RFC 9207: the answer says whose it is, and the hub compares.
    expect(new URL(callback).searchParams.get('iss')).toBe(provider.issuer);
    expect((await browser.fetch(callback)).status).toBe(303);
    expect(await hub.authorization(id)).toMatchObject({
      status: 'AUTHORIZED',
      error: null,
      account: { username: 'jana@contoso.com', displayName: 'Jana Nováková' },
    });
    await hub.until(id, ({ verification }) => verification?.ok === true);

    const tokens = new Set([await issue(id)]);
    for (let hour = 1; hour <= 5; hour += 1) {
      hub.ambient.advance(3_600_000);
      tokens.add(await issue(id));
    }
    expect(tokens.size).toBe(6);
    expect(provider.refused).toEqual([]);
    expect(provider.granted).toEqual([
      'authorization_code',
      ...Array(provider.granted.length - 1).fill('refresh_token'),
    ]);
    // Each was exchanged for the next, in their order, and the last is kept.
    expect(provider.usedRefreshTokens).toEqual(provider.issuedRefreshTokens.slice(0, -1));
    expect(provider.usedRefreshTokens.length).toBeGreaterThanOrEqual(5);
  });

  it('proves who it is by a certificate in place of a secret', async () => {
    const made = certificate();
    // RFC 7523: an assertion is good once, and the provider remembers which it has seen.
    await start({
      env: {
        MICROSOFT_CLIENT_SECRET: '',
        MICROSOFT_CLIENT_CERTIFICATE: made.certificate,
        MICROSOFT_CLIENT_CERTIFICATE_KEY: made.privateKey,
      },
      registration: {
        client_secret: undefined,
        token_endpoint_auth_method: 'private_key_jwt',
        jwks: { keys: [createPublicKey(made.certificate).export({ format: 'jwk' })] },
      },
    });
    const { id, authorizationUrl } = await add();
    const browser = new Browser();
    await browser.fetch(await signIn(browser, authorizationUrl));
    hub.ambient.advance(3_600_000);
    await issue(id);
    expect(provider.refused).toEqual([]);
    expect(provider.granted).toEqual(expect.arrayContaining(['authorization_code', 'refresh_token']));
  });

  it('redeems a code once, however many callbacks come at once: twice would cost the grant', async () => {
    await start();
    const { id, authorizationUrl } = await add();
    const browser = new Browser();
    const callback = await signIn(browser, authorizationUrl);
    await Promise.all(Array.from({ length: 20 }, () => browser.fetch(callback)));
    await browser.fetch(callback);
    expect(provider.granted).toEqual(['authorization_code']);
    hub.ambient.advance(3_600_000);
    await issue(id);
    expect(provider.refused).toEqual([]);
  });

  it('is refused the code of another attempt by its PKCE verifier', async () => {
    await start();
    const [first, second] = [await add(), await hub.add({ name: 'Other sites', type: 'SHAREPOINT' })];
    const browser = new Browser();
    const stolen = new URL(await signIn(browser, first.authorizationUrl));
    const own = new URL(await hub.open(browser, second.authorizationUrl));
    stolen.searchParams.set('state', own.searchParams.get('state') ?? '');
    await browser.fetch(stolen.href);
    expect((await hub.authorization(second.id)).status).toBe('FAILED');
    expect(provider.refused).toEqual([
      expect.stringContaining('code_verifier does not match code_challenge'),
    ]);
    expect(provider.granted).toEqual([]);
  });

  it('is not answered at an address that differs by one letter from the registered one', async () => {
    await start({ redirectPath: '/auth/callback/' });
    const { authorizationUrl } = await add();
    await expect(signIn(new Browser(), authorizationUrl)).rejects.toThrow(/400/);
    expect(provider.refused).toEqual([expect.stringContaining('redirect_uri')]);
  });

  it('asks for a sign-in again once the grant is revoked, and for nothing else', async () => {
    await start();
    const { id, authorizationUrl } = await add();
    const browser = new Browser();
    const callback = await signIn(browser, authorizationUrl);
    await browser.fetch(callback);
    await provider.revoke();
    hub.ambient.advance(3_600_000);
    await hub.graphql(
      `mutation ($input: IssueAccessTokenInput!) { issueAccessToken(input: $input) { userErrors { code } } }`,
      { input: { connectionId: id } },
    );
    expect((await hub.authorization(id)).status).toBe('NEEDS_REAUTHORIZATION');
  });
});
