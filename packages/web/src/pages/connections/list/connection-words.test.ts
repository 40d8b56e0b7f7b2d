import { describe, expect, it } from 'vitest';
import { aConnection } from '../../../testing/connection.js';
import {
  accountWord,
  actionsFor,
  isFirstActionCalledFor,
  shortGuid,
  tenantWord,
  verificationWord,
  wholeOrganization,
} from './connection-words.js';

const tested = { ok: true, testedAt: '2026-11-25T09:00:00Z', steps: [] };

describe('verificationWord', () => {
  it.each([
    ['VERIFIED', { status: 'AUTHORIZED', lastVerifiedAt: tested.testedAt, verification: tested }],
    [
      'NOT_VERIFIED',
      { status: 'AUTHORIZED', lastVerifiedAt: tested.testedAt, verification: { ...tested, ok: false } },
    ],
    ['NEVER', { status: 'AUTHORIZED' }],
    ['NEVER', { status: 'FAILED' }],
  ] as const)('is %s for %j', (word, authorization) => {
    expect(verificationWord(aConnection({ authorization }))).toBe(word);
  });
});

describe('the actions on a connection', () => {
  it.each([
    ['NEEDS_REAUTHORIZATION', 'NEVER', 'authorize', true],
    ['NOT_AUTHORIZED', 'NEVER', 'authorize', true],
    ['AUTHORIZED', 'NOT_VERIFIED', 'test', true],
    ['AUTHORIZED', 'VERIFIED', 'edit', false],
  ] as const)('begin, when %s and %s, with %s', (status, word, first, isCalledFor) => {
    const connection = aConnection({ authorization: { status } });
    expect(actionsFor(connection, word)[0]).toBe(first);
    expect(isFirstActionCalledFor(connection, word)).toBe(isCalledFor);
    expect([...actionsFor(connection, word)].sort()).toEqual(['authorize', 'copyLink', 'edit', 'test']);
  });

  it('include to withdraw the link, while there is one', () => {
    const link = {
      requestedBy: 'Hana',
      createdAt: '2026-11-25T09:00:00Z',
      expiresAt: '2026-11-26T09:00:00Z',
    };
    const waiting = aConnection({ authorization: { status: 'AWAITING_SIGN_IN', link } });
    expect(actionsFor(waiting, 'NEVER').at(-1)).toBe('withdrawLink');
  });
});

describe('names', () => {
  it('cut a GUID in the middle where nothing better is known', () => {
    const id = '7c9e305f-3ebe-474a-a83f-4add9acd3bf8';
    expect(shortGuid(id)).toBe('7c9e…3bf8');
    expect(tenantWord({ id, displayName: null, domain: null })).toEqual({
      word: '7c9e…3bf8',
      full: id,
      isGuid: true,
    });
    expect(tenantWord({ id, displayName: null, domain: 'contoso.com' }).word).toBe('contoso.com');
  });

  it('call an Entra ID connection the whole organization once it is authorized', () => {
    expect(accountWord(aConnection({ type: 'ENTRA_ID', authorization: { status: 'AUTHORIZED' } }))).toBe(
      wholeOrganization,
    );
    expect(accountWord(aConnection({ type: 'ENTRA_ID' }))).toBeNull();
  });

  it('show the account’s name when it has no user name', () => {
    const account = { id: 'a', username: null, displayName: 'Eva' };
    expect(accountWord(aConnection({ authorization: { status: 'AUTHORIZED', account } }))).toBe('Eva');
  });
});
