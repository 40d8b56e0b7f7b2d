import { expect, it } from 'vitest';
import { safePath } from './logging.js';

it.each([
  ['/auth/callback?code=secret&state=secret', '/auth/callback'],
  ['/auth/link/secret', '/auth/link/…'],
  ['/auth/start/secret?x', '/auth/start/…'],
  ['/auth/result/secret/deeper', '/auth/result/…'],
  ['/connections?connection=Q29', '/connections'],
  ['/', '/'],
])('logs %s as %s', (url, logged) => {
  expect(safePath(url)).toBe(logged);
});
