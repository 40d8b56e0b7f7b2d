import { expect, it, vi } from 'vitest';
import { takeSetupToken } from './setup-token.js';

it('takes the token out of the address bar', () => {
  const replaceState = vi.spyOn(window.history, 'replaceState');
  expect(takeSetupToken({ hash: '#secret', pathname: '/setup' }, window.history)).toBe('secret');
  expect(replaceState).toHaveBeenCalledWith(window.history.state, '', '/setup');
});

it('finds none where there is none', () => {
  expect(takeSetupToken({ hash: '', pathname: '/setup' }, window.history)).toBe('');
});
