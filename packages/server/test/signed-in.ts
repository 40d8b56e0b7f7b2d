import type { Simulator } from '@landbridge/microsoft-simulator';
import {
  connectionTypeDeclarations,
  type ConnectionType,
  type MicrosoftAccount,
} from '../src/connections/index.js';
import { createPkcePair, type Microsoft } from '../src/microsoft/index.js';
import { systemAmbient } from '../src/system-ambient.js';

export const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';
export const redirectUri = 'http://localhost:4000/auth/callback';
export const registration = {
  clientId: '6f1a0c1e-0000-4000-8000-000000000001',
  credential: { kind: 'secret', secret: 'a-simulated-secret' },
} as const;

interface SignedIn {
  readonly scopes: readonly string[];
  readonly tokenCache: string;
  readonly account: MicrosoftAccount | null;
}

/** What a person grants at the simulator, organisation consent included, without any of the hub's own routes. */
export async function signedIn(given: {
  microsoft: Microsoft;
  simulator: Simulator;
  type: ConnectionType;
  account: string;
}): Promise<SignedIn> {
  const { microsoft, simulator, type, account } = given;
  const { scopes: scopesOf, adminConsentScopes } = connectionTypeDeclarations[type];
  const { cloud } = microsoft;
  const scopes = scopesOf(cloud);
  if (adminConsentScopes !== null) {
    const url = await microsoft.identity.adminConsentUrl({
      cloud,
      registration,
      tenantId,
      redirectUri,
      state: 'state',
      scopes: adminConsentScopes(cloud),
    });
    await simulator.signIn({ url, account });
  }
  return type === 'ENTRA_ID' ? { scopes, tokenCache: '', account: null } : redeem({ ...given, scopes });
}

async function redeem({
  microsoft,
  simulator,
  scopes,
  account,
}: {
  microsoft: Microsoft;
  simulator: Simulator;
  scopes: readonly string[];
  account: string;
}): Promise<SignedIn> {
  const pkce = createPkcePair(systemAmbient.randomToken);
  const request = { cloud: microsoft.cloud, registration, tenantId, redirectUri, scopes, nonce: 'nonce' };
  const url = await microsoft.identity.authorizationUrl({
    ...request,
    state: 'state',
    codeChallenge: pkce.challenge,
  });
  const { location } = await simulator.signIn({ url, account });
  const code = new URL(location).searchParams.get('code') ?? '';
  const redeemed = await microsoft.identity.redeemCode({ ...request, code, codeVerifier: pkce.verifier });
  const metadata = await microsoft.identity.metadata(microsoft.cloud, tenantId);
  const expected = { metadata, tenantId, clientId: registration.clientId, nonce: 'nonce' };
  return {
    scopes,
    tokenCache: redeemed.tokenCache,
    account: await microsoft.idTokens.verify(redeemed.idToken, expected),
  };
}
