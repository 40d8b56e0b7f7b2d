import { expect, it } from 'vitest';
import { checkRedirectUri } from './check-redirect-uri.js';

const application = {
  clientId: 'id',
  displayName: 'Test',
  clientSecret: null,
  certificates: [],
  redirectUris: ['https://hub.example.com/auth/callback', 'http://localhost:4000/auth/callback'],
};

it.each(['https://hub.example.com/auth/callback', 'http://localhost:4000/auth/callback'])(
  'takes %s',
  (uri) => {
    expect(checkRedirectUri(application, uri)).toBe(uri);
  },
);

it('leaves the port of a loopback address out of the comparison (RFC 8252 §7.3)', () => {
  expect(checkRedirectUri(application, 'http://localhost:51234/auth/callback')).toContain('51234');
});

it.each([
  ['another path', 'https://hub.example.com/auth/callback2'],
  ['a slash at the end', 'https://hub.example.com/auth/callback/'],
  ['a query of its own', 'https://hub.example.com/auth/callback?x=1'],
  ['another port of a real host', 'https://hub.example.com:444/auth/callback'],
  ['another scheme', 'http://hub.example.com/auth/callback'],
  ['another letter case', 'https://hub.example.com/auth/Callback'],
  ['a user name', 'http://evil@localhost:4000/auth/callback'],
  ['a fragment', 'http://localhost:4000/auth/callback#x'],
  ['another loopback name', 'http://127.0.0.1:4000/auth/callback'],
  ['a host that only begins alike', 'http://localhost.example.com/auth/callback'],
  ['no address at all', 'javascript:alert(1)'],
  ['nothing', ''],
])('refuses %s', (_what, uri) => {
  expect(() => checkRedirectUri(application, uri)).toThrow('AADSTS50011');
});
