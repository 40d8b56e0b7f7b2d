import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkCodeChallenge, checkCodeVerifier } from './check-pkce.js';

const s256 = (verifier: string): string => createHash('sha256').update(verifier).digest('base64url');

describe('code_challenge (RFC 7636 §4.3)', () => {
  it('is optional', () => {
    expect(checkCodeChallenge(undefined, undefined)).toBeNull();
  });

  it('takes S256', () => {
    const challenge = s256('a'.repeat(43));
    expect(checkCodeChallenge(challenge, 'S256')).toEqual({ challenge, method: 'S256' });
  });

  it('is plain when no method is given', () => {
    expect(checkCodeChallenge('a'.repeat(43), undefined)?.method).toBe('plain');
  });

  it.each([
    [43, true],
    [128, true],
    [42, false],
    [129, false],
  ])('of %i characters is accepted: %s', (length, isAccepted) => {
    const check = (): unknown => checkCodeChallenge('a'.repeat(length), 'plain');
    if (isAccepted) expect(check()).not.toBeNull();
    else expect(check).toThrow('AADSTS501491');
  });

  it('takes the unreserved characters alone', () => {
    expect(checkCodeChallenge(`${'a'.repeat(39)}-._~`, 'plain')).not.toBeNull();
    expect(() => checkCodeChallenge(`${'a'.repeat(42)}+`, 'plain')).toThrow('AADSTS501491');
  });

  it('refuses another method', () => {
    expect(() => checkCodeChallenge('a'.repeat(43), 's256')).toThrow('AADSTS90023');
  });

  it('refuses a method without a challenge', () => {
    expect(() => checkCodeChallenge(undefined, 'S256')).toThrow('AADSTS900144');
  });
});

describe('code_verifier (RFC 7636 §4.6)', () => {
  const expected = (verifier: string) => ({ challenge: s256(verifier), method: 'S256' as const });

  it.each([43, 128])('of %i characters is accepted', (length) => {
    const verifier = 'a'.repeat(length);
    expect(() => checkCodeVerifier(expected(verifier), verifier)).not.toThrow();
  });

  it.each([42, 129])('of %i characters is refused even if it matches', (length) => {
    const verifier = 'a'.repeat(length);
    expect(() => checkCodeVerifier(expected(verifier), verifier)).toThrow('AADSTS501481');
  });

  it('matches the example of RFC 7636 appendix B', () => {
    const challenge = { challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM', method: 'S256' as const };
    expect(() => checkCodeVerifier(challenge, 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).not.toThrow();
  });

  it('is compared as it is for plain', () => {
    const plain = { challenge: 'a'.repeat(43), method: 'plain' as const };
    expect(() => checkCodeVerifier(plain, 'a'.repeat(43))).not.toThrow();
    expect(() => checkCodeVerifier(plain, 'b'.repeat(43))).toThrow('AADSTS501481');
  });

  it('must come when a challenge was given', () => {
    expect(() => checkCodeVerifier(expected('a'.repeat(43)), undefined)).toThrow('AADSTS501481');
  });

  it('must not come when none was given', () => {
    expect(() => checkCodeVerifier(null, 'a'.repeat(43))).toThrow('AADSTS50147');
  });
});
