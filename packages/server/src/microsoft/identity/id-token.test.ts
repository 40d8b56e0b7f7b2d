import { generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientId, FakeIdentityPlatform, oid, tenantId } from '../../../test/fake-identity-platform.js';
import type { Ambient } from '../../ambient.js';
import { createMicrosoft, type IdTokenExpectation, type Microsoft } from '../index.js';

const otherTenant = '6a7be5c7-7e1d-4c2f-9f3a-0d7c9f1b2e3a';
const ambient: Ambient = {
  now: () => new Date(),
  newId: () => 'id',
  randomToken: () => 'r',
  sleep: () => Promise.resolve(),
};
const keysPath = `/${tenantId}/discovery/v2.0/keys`;
const seconds = (fromNow: number): number => Math.floor(Date.now() / 1000) + fromNow;

let platform: FakeIdentityPlatform;
let microsoft: Microsoft;
let expected: IdTokenExpectation;

beforeEach(async () => {
  platform = await new FakeIdentityPlatform().start();
  microsoft = createMicrosoft({
    settings: { cloud: 'global', loginUrl: platform.url },
    ambient,
  });
  expected = {
    metadata: await microsoft.identity.metadata(microsoft.cloud, tenantId),
    tenantId,
    clientId,
    nonce: 'nonce-1',
  };
});
afterEach(() => platform.stop());

describe('IdTokenVerifier', () => {
  it('names the account of a good token', async () => {
    await expect(microsoft.idTokens.verify(await platform.idToken(), expected)).resolves.toEqual({
      oid,
      tid: tenantId,
      username: 'jana@contoso.com',
      displayName: 'Jana Nováková',
    });
  });

  it('needs neither e-mail nor user name nor name', async () => {
    const token = await platform.idToken({ preferred_username: undefined, name: undefined });
    await expect(microsoft.idTokens.verify(token, expected)).resolves.toEqual({
      oid,
      tid: tenantId,
      username: null,
      displayName: null,
    });
  });

  it('shows a guest as he is called, and knows him by oid', async () => {
    const token = await platform.idToken({ preferred_username: 'eva_a.cz#EXT#@b.onmicrosoft.com' });
    await expect(microsoft.idTokens.verify(token, expected)).resolves.toMatchObject({
      oid,
      username: 'eva_a.cz#EXT#@b.onmicrosoft.com',
    });
  });

  it.each([
    ['of another tenant', { tid: otherTenant, iss: 'http://127.0.0.1/other/v2.0' }, 'TENANT'],
    ['without a tenant', { tid: undefined }, 'TENANT'],
    ['of another issuer', { iss: `https://login.microsoftonline.com/${tenantId}/v2.0` }, 'ISSUER'],
    ['without an issuer', { iss: undefined }, 'ISSUER'],
    ['for another application', { aud: 'another-client' }, 'AUDIENCE'],
    ['for others too', { aud: [clientId, 'another-client'] }, 'AUDIENCE'],
    ['of another attempt', { nonce: 'nonce-2' }, 'NONCE'],
    ['without a nonce', { nonce: undefined }, 'NONCE'],
    ['without oid', { oid: undefined }, 'SUBJECT_MISSING'],
    ['expired for more than five minutes', { exp: seconds(-301) }, 'EXPIRED'],
    ['without an expiry', { exp: undefined }, 'EXPIRED'],
    ['good only in more than five minutes', { nbf: seconds(310) }, 'NOT_YET_VALID'],
  ])('refuses a token %s', async (_what, claims, reason) => {
    await expect(microsoft.idTokens.verify(await platform.idToken(claims), expected)).rejects.toMatchObject({
      code: 'ID_TOKEN_REFUSED',
      reason,
    });
  });

  it('forgives clocks that differ by less than five minutes', async () => {
    await microsoft.idTokens.verify(await platform.idToken({ exp: seconds(-290) }), expected);
    await microsoft.idTokens.verify(await platform.idToken({ nbf: seconds(290) }), expected);
  });

  it('refuses what is not signed with one of the tenant’s keys', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const good = await platform.idToken();
    const [, payload = '', signature = ''] = good.split('.');
    const none = `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${payload}.`;
    const secret = new TextEncoder().encode('a public key, used as if it were a secret');
    const refusals = [
      [await platform.idToken({}, 'key-1', privateKey), 'SIGNATURE'],
      [await platform.idToken({}, 'key-2', privateKey), 'KEY_UNKNOWN'],
      [await platform.idToken({}, 'key-1', secret, 'HS256'), 'ALGORITHM'],
      [none, 'ALGORITHM'],
      [
        `${good.split('.')[0] ?? ''}.${Buffer.from('{"tid":"x"}').toString('base64url')}.${signature}`,
        'SIGNATURE',
      ],
      ['not a token', 'MALFORMED'],
      ['', 'MISSING'],
    ];
    for (const [token = '', reason] of refusals) {
      await expect(microsoft.idTokens.verify(token, expected)).rejects.toMatchObject({ reason });
    }
  });

  it('asks for the keys at most twice however many unknown ones are named', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    for (let index = 0; index < 100; index += 1) {
      const token = await platform.idToken({}, `unknown-${index}`, privateKey);
      await expect(microsoft.idTokens.verify(token, expected)).rejects.toMatchObject({
        reason: 'KEY_UNKNOWN',
      });
    }
    expect(platform.count(keysPath)).toBeLessThanOrEqual(2);
  });

  it('says that the keys could not be read rather than that the token is bad', async () => {
    for (const answer of [{ status: 503, body: '' }, { body: 'no keys' }, { body: { keys: 'none' } }]) {
      platform.on(keysPath, () => answer);
      await expect(microsoft.idTokens.verify(await platform.idToken(), expected)).rejects.toMatchObject({
        code: 'MICROSOFT_UNAVAILABLE',
      });
      await expect(microsoft.idTokens.readKeys(expected.metadata)).rejects.toMatchObject({
        code: 'MICROSOFT_UNAVAILABLE',
      });
    }
  });
});
