import { describe, expect, it } from 'vitest';
import { readCallbackQuery } from './callback-query.js';

const state = 'a'.repeat(43);

describe('readCallbackQuery', () => {
  it('reads the code of a finished sign-in', () => {
    expect(readCallbackQuery({ state, code: 'c', session_state: 's' })).toMatchObject({
      state,
      code: 'c',
      error: null,
    });
  });

  it('reads a cancellation that has no description', () => {
    expect(readCallbackQuery({ state, error: 'access_denied', error_subcode: 'cancel' })).toMatchObject({
      error: 'access_denied',
      errorSubcode: 'cancel',
      errorDescription: null,
    });
  });

  it('tells an admin consent from a sign-in', () => {
    expect(readCallbackQuery({ state, admin_consent: 'True', tenant: 't' })?.isAdminConsent).toBe(true);
    expect(readCallbackQuery({ state, admin_consent: 'False' })?.isAdminConsent).toBe(false);
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'state=x'],
    ['no state', { code: 'c' }],
    ['a short state', { state: 'a'.repeat(42), code: 'c' }],
    ['a long state', { state: 'a'.repeat(44), code: 'c' }],
    ['a state of other characters', { state: `${'a'.repeat(42)}=`, code: 'c' }],
    ['a repeated state', { state: [state, state], code: 'c' }],
    ['a repeated code', { state, code: ['c', 'd'] }],
    ['a parameter longer than any of Microsoft’s', { state, code: 'c'.repeat(8_193) }],
  ])('refuses %s', (_name, query) => {
    expect(readCallbackQuery(query)).toBeNull();
  });
});
