import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { missingScopes } from './scopes.js';

describe('missingScopes', () => {
  it.each([
    [['Sites.Read.All', 'offline_access'], ['https://graph.microsoft.com/sites.read.all'], []],
    [['https://graph.microsoft.us/User.Read'], ['openid', 'user.read'], []],
    [
      ['https://outlook.office.com/IMAP.AccessAsUser.All', 'openid'],
      ['https://outlook.office.com/SMTP.Send'],
      ['https://outlook.office.com/IMAP.AccessAsUser.All'],
    ],
    [['https://graph.microsoft.com/.default'], [], []],
    [['User.Read'], ['https://evil.example/User.Read'], ['User.Read']],
  ])('of %j where %j was granted: %j', (required, granted, missing) => {
    expect(missingScopes(required, granted)).toEqual(missing);
  });

  it('cares neither for order nor for more than was asked', () => {
    const scopes = fc.uniqueArray(
      fc.constantFrom('User.Read', 'Mail.Read', 'Sites.Read.All', 'openid', 'email', 'offline_access'),
    );
    fc.assert(
      fc.property(
        scopes,
        scopes,
        (required, more) => missingScopes(required, [...more, ...required].reverse()).length === 0,
      ),
    );
  });
});
