import { ConfidentialClientApplication } from '@azure/msal-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Simulator } from '../src/index.js';
import {
  adminConsentUrl,
  clientId,
  clientSecret,
  contosoId,
  mailScope,
  redirectUri,
  start,
  verifierAndChallenge,
} from './simulator.fixture.js';

let simulator: Simulator;

beforeAll(async () => {
  simulator = await start();
});
afterAll(() => simulator.stop());

/** MSAL wants an https authority; its metadata may lead elsewhere all the same. */
async function msal(): Promise<ConfidentialClientApplication> {
  const metadata = await fetch(`${simulator.url}/${contosoId}/v2.0/.well-known/openid-configuration`);
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      clientSecret,
      authority: `https://login.microsoftonline.com/${contosoId}`,
      authorityMetadata: await metadata.text(),
    },
  });
}

async function acquire(application: ConfidentialClientApplication) {
  const { verifier, challenge } = verifierAndChallenge();
  const url = await application.getAuthCodeUrl({
    scopes: [mailScope],
    redirectUri,
    state: 'state-1',
    nonce: 'nonce-1',
    codeChallenge: challenge,
    codeChallengeMethod: 'S256',
  });
  const { location } = await simulator.signIn({ url, account: 'faktury@contoso.com' });
  const answer = new URL(location).searchParams;
  expect(answer.get('state')).toBe('state-1');
  const request = {
    code: answer.get('code') ?? '',
    scopes: [mailScope],
    redirectUri,
    codeVerifier: verifier,
    nonce: 'nonce-1',
  };
  return application.acquireTokenByCode(request);
}

it('lets MSAL redeem a code with PKCE and nonce', async () => {
  const result = await acquire(await msal());
  expect(result.account?.username).toBe('faktury@contoso.com');
  expect(result.tenantId).toBe(contosoId);
  expect(result.scopes).toContain(mailScope);
});

it('lets MSAL refresh, with a renewed refresh token in its cache', async () => {
  const application = await msal();
  const { account } = await acquire(application);
  const refreshTokens = (): string[] =>
    Object.values<{ secret: string }>(JSON.parse(application.getTokenCache().serialize()).RefreshToken).map(
      (entry) => entry.secret,
    );
  const [before] = refreshTokens();
  if (account === null) throw new Error('MSAL found no account');
  const result = await application.acquireTokenSilent({ account, scopes: [mailScope], forceRefresh: true });
  expect(result.fromCache).toBe(false);
  expect(refreshTokens()[0]).not.toBe(before);
});

it('lets MSAL act as the application once an administrator consented', async () => {
  const scopes = ['https://graph.microsoft.com/.default'];
  await expect((await msal()).acquireTokenByClientCredential({ scopes })).rejects.toMatchObject({
    errorCode: 'invalid_grant',
    errorNo: 65001,
  });
  await simulator.signIn({ url: adminConsentUrl(simulator), account: 'admin@contoso.com' });
  const result = await (await msal()).acquireTokenByClientCredential({ scopes });
  const organization = await fetch(`${simulator.url}/graph/v1.0/organization`, {
    headers: { authorization: `Bearer ${result?.accessToken ?? ''}` },
  });
  expect(organization.status).toBe(200);
});

it('lets MSAL read what went wrong', async () => {
  simulator.scenario.set({ name: 'expired-secret', times: 1 });
  await expect(acquire(await msal())).rejects.toMatchObject({
    errorCode: 'invalid_client',
    errorNo: 7000222,
  });
});
