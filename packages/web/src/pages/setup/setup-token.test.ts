import { afterEach, expect, it, vi } from 'vitest';
import { forgetSetupToken, takeSetupToken } from './setup-token.js';

const reloaded = { hash: '', pathname: '/setup' };
afterEach(() => {
  sessionStorage.clear();
  vi.restoreAllMocks();
});

it('takes the token out of the address bar', () => {
  const replaceState = vi.spyOn(window.history, 'replaceState');
  expect(takeSetupToken({ hash: '#secret', pathname: '/setup' }, window.history)).toBe('secret');
  expect(replaceState).toHaveBeenCalledWith(window.history.state, '', '/setup');
});

it('finds none where there is none', () => {
  expect(takeSetupToken(reloaded, window.history)).toBe('');
});

it('still has it after a reload, until it was used or refused', () => {
  takeSetupToken({ hash: '#secret', pathname: '/setup' }, window.history);
  expect(takeSetupToken(reloaded, window.history)).toBe('secret');
  forgetSetupToken();
  expect(takeSetupToken(reloaded, window.history)).toBe('');
});
