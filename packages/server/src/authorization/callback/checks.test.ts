import { describe, expect, it } from 'vitest';
import type { Connection } from '../../connections/index.js';
import type { Opening } from '../attempt.js';
import { digest } from '../../digest.js';
import { findAccountMismatch } from './check-account.js';
import { checkCookie } from './check-cookie.js';
import { checkIssuer } from './check-issuer.js';
import { checkTenant } from './check-tenant.js';

const opening: Opening = {
  id: 'o1',
  attemptId: 'a1',
  leg: 'authorize',
  nonce: 'n',
  codeVerifier: 'v',
  clientId: null,
  cookieHash: digest('secret'),
};

describe('checkCookie', () => {
  it('knows the browser that was sent to Microsoft', () => {
    expect(checkCookie(opening, { 'landbridge-auth-o1': 'secret' })).toBe(true);
  });

  it.each([
    ['no cookie', {}],
    ['another secret', { 'landbridge-auth-o1': 'other' }],
    ['the cookie of another opening', { 'landbridge-auth-o2': 'secret' }],
  ])('refuses %s', (_name, cookies) => {
    expect(checkCookie(opening, cookies)).toBe(false);
  });
});

describe('checkIssuer', () => {
  it('accepts the issuer that was asked, or none', () => {
    expect(checkIssuer('https://login.example/t/v2.0', 'https://login.example/t/v2.0')).toBe(true);
    expect(checkIssuer(null, 'https://login.example/t/v2.0')).toBe(true);
  });

  it('refuses another issuer', () => {
    expect(checkIssuer('https://login.example/u/v2.0', 'https://login.example/t/v2.0')).toBe(false);
  });
});

describe('checkTenant', () => {
  it('compares without case and nothing else', () => {
    expect(checkTenant('B410305F-3EBE-474A-A83F-4ADD9ACD47D1', 'b410305f-3ebe-474a-a83f-4add9acd47d1')).toBe(
      true,
    );
    expect(checkTenant('b410305f-3ebe-474a-a83f-4add9acd47d2', 'b410305f-3ebe-474a-a83f-4add9acd47d1')).toBe(
      false,
    );
  });
});

describe('findAccountMismatch', () => {
  const account = { oid: 'o', tid: 't', username: 'eva@contoso.com', displayName: 'Eva' };
  const connectionOf = (signedIn: typeof account | null) =>
    ({ authorization: { account: signedIn } }) as unknown as Connection;

  it('accepts anybody the first time', () => {
    expect(findAccountMismatch(connectionOf(null), account, false)).toBeNull();
  });

  it('accepts the same account under another name', () => {
    expect(
      findAccountMismatch(connectionOf(account), { ...account, username: 'eva.new@contoso.com' }, false),
    ).toBeNull();
  });

  it('refuses another account under the same name', () => {
    expect(findAccountMismatch(connectionOf(account), { ...account, oid: 'other' }, false)).toEqual(account);
    expect(findAccountMismatch(connectionOf(account), { ...account, tid: 'other' }, false)).toEqual(account);
  });

  it('accepts another account where the change was confirmed', () => {
    expect(findAccountMismatch(connectionOf(account), { ...account, oid: 'other' }, true)).toBeNull();
  });
});
