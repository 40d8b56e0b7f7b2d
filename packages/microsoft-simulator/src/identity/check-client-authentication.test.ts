import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { checkClientAuthentication, readClientCredentials } from './check-client-authentication.js';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const application = {
  clientId: 'client-1',
  displayName: 'Test',
  clientSecret: 'right:& %2F secret',
  certificates: [publicKey.export({ type: 'spki', format: 'pem' }).toString()],
  redirectUris: [],
};
const now = new Date('2026-11-25T09:00:00Z');
const audience = 'https://login.example.com/token';
const context = { audiences: [audience], now };
const jwtBearer = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

const check = (parameters: Record<string, string>, authorization?: string): Promise<void> =>
  checkClientAuthentication(application, readClientCredentials(parameters, authorization), context);

function assertion(
  facts: { alg?: string; key?: KeyObject; aud?: string; iss?: string; exp?: number } = {},
): Promise<string> {
  const seconds = now.getTime() / 1000;
  return new SignJWT({ jti: 'one' })
    .setProtectedHeader({ alg: facts.alg ?? 'PS256' })
    .setIssuer(facts.iss ?? application.clientId)
    .setSubject(application.clientId)
    .setAudience(facts.aud ?? audience)
    .setExpirationTime(facts.exp ?? seconds + 300)
    .sign(facts.key ?? privateKey);
}

describe('client_secret_post', () => {
  it('takes the right secret', async () => {
    await expect(
      check({ client_id: 'client-1', client_secret: application.clientSecret }),
    ).resolves.toBeUndefined();
  });

  it('refuses another secret', async () => {
    await expect(check({ client_id: 'client-1', client_secret: 'wrong' })).rejects.toThrow('AADSTS7000215');
  });

  it('refuses a client without any proof', async () => {
    await expect(check({ client_id: 'client-1' })).rejects.toThrow('AADSTS7000218');
  });
});

describe('client_secret_basic', () => {
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  it('takes both parts form-encoded (RFC 6749 §2.3.1)', async () => {
    const encoded = encodeURIComponent(application.clientSecret).replaceAll('%20', '+');
    await expect(check({}, basic(`client-1:${encoded}`))).resolves.toBeUndefined();
  });

  it('refuses another secret', async () => {
    await expect(check({}, basic('client-1:wrong'))).rejects.toThrow('AADSTS7000215');
  });

  it('refuses a header without a colon', () => {
    expect(() => readClientCredentials({}, basic('client-1'))).toThrow('AADSTS90013');
  });
});

describe('private_key_jwt', () => {
  const withAssertion = async (facts?: Parameters<typeof assertion>[0]): Promise<void> =>
    check({
      client_id: 'client-1',
      client_assertion_type: jwtBearer,
      client_assertion: await assertion(facts),
    });

  it.each(['PS256', 'RS256'])('takes %s', async (alg) => {
    await expect(withAssertion({ alg })).resolves.toBeUndefined();
  });

  it.each([
    ['another key', { key: generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey }],
    ['another audience', { aud: 'https://elsewhere.example.com' }],
    ['another issuer', { iss: 'client-2' }],
    ['an expired assertion', { exp: now.getTime() / 1000 - 3600 }],
    ['another algorithm', { alg: 'RS512' }],
  ])('refuses %s', async (_what, facts) => {
    await expect(withAssertion(facts)).rejects.toThrow('AADSTS700027');
  });

  it('refuses an assertion of another kind', () => {
    const parameters = { client_assertion: 'x', client_assertion_type: 'urn:other' };
    expect(() => readClientCredentials(parameters, undefined)).toThrow('AADSTS90013');
  });
});
