import { createHash, randomBytes } from 'node:crypto';
import { startSimulator, type Simulator, type SimulatorOptions } from '../src/index.js';

export const clientId = '11111111-2222-4333-8444-555555555555';
export const clientSecret = 'a-secret-for-tests';
export const redirectUri = 'http://localhost:4000/auth/callback';
export const contosoId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';
export const fabrikamId = '6f0c1a52-9d3e-4c7b-8a1f-2e5d7c9b3f10';
export const mailScope = 'https://outlook.office.com/IMAP.AccessAsUser.All';
export const mailScopes = `${mailScope} offline_access openid profile email`;

export function start(options: Partial<SimulatorOptions> = {}): Promise<Simulator> {
  return startSimulator({ clientId, clientSecret, redirectUris: [redirectUri], ...options });
}

/** A clock that stands still until it is told to move. */
export class StandingClock {
  #now = new Date('2026-11-25T09:00:00Z');

  now(): Date {
    return this.#now;
  }

  pass(seconds: number): void {
    this.#now = new Date(this.#now.getTime() + seconds * 1000);
  }
}

export function verifierAndChallenge(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

export function authorizeUrl(
  simulator: Simulator,
  parameters: Record<string, string> = {},
  tenant = contosoId,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: mailScopes,
    state: 'state-of-the-test',
    ...parameters,
  });
  return `${simulator.url}/${tenant}/oauth2/v2.0/authorize?${query.toString()}`;
}

export function adminConsentUrl(
  simulator: Simulator,
  parameters: Record<string, string> = {},
  tenant = contosoId,
): string {
  const query = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: 'https://graph.microsoft.com/.default',
    state: 'state-of-the-test',
    ...parameters,
  });
  return `${simulator.url}/${tenant}/v2.0/adminconsent?${query.toString()}`;
}

/** The answer's parameters as the application gets them. */
export async function signIn(
  simulator: Simulator,
  options: Omit<Parameters<Simulator['signIn']>[0], 'url'> & { url?: string },
): Promise<Record<string, string>> {
  const { location } = await simulator.signIn({ url: authorizeUrl(simulator), ...options });
  return Object.fromEntries(new URL(location).searchParams);
}

export interface TokenAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

export async function requestToken(
  simulator: Simulator,
  parameters: Record<string, string>,
  tenant = contosoId,
  headers: Record<string, string> = {},
): Promise<TokenAnswer> {
  const response = await fetch(`${simulator.url}/${tenant}/oauth2/v2.0/token`, {
    method: 'POST',
    headers,
    body: new URLSearchParams(parameters),
  });
  const body: unknown = await response.json();
  return { status: response.status, headers: response.headers, body: Object(body) };
}

export const client = { client_id: clientId, client_secret: clientSecret };

export function redeem(
  simulator: Simulator,
  code: string | undefined,
  parameters: Record<string, string> = {},
  tenant = contosoId,
): Promise<TokenAnswer> {
  return requestToken(
    simulator,
    {
      ...client,
      grant_type: 'authorization_code',
      code: code ?? '',
      redirect_uri: redirectUri,
      scope: mailScopes,
      ...parameters,
    },
    tenant,
  );
}

/** Signs `account` in and redeems the code. */
export async function tokensFor(
  simulator: Simulator,
  account: string,
  scope: string = mailScopes,
  parameters: Record<string, string> = {},
): Promise<TokenAnswer> {
  const url = authorizeUrl(simulator, { scope, ...parameters });
  const { code } = await signIn(simulator, { url, account });
  return redeem(simulator, code, { scope });
}

export function claimsOf(token: unknown): Record<string, unknown> {
  const payload = String(token).split('.')[1] ?? '';
  return Object(JSON.parse(Buffer.from(payload, 'base64url').toString()));
}

export const smtpScope = 'https://outlook.office.com/SMTP.Send';

/** An access token of `account` for mail. */
export async function mailToken(
  simulator: Simulator,
  account = 'faktury@contoso.com',
  scope = mailScope,
): Promise<string> {
  const { body } = await tokensFor(simulator, account, scope);
  return String(body['access_token']);
}
