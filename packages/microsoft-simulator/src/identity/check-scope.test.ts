import { describe, expect, it } from 'vitest';
import { checkScope, qualifiedName } from './check-scope.js';
import { checkDefaultScope } from './check-default-scope.js';
import { checkSingleResource } from './check-single-resource.js';

const names = (scope: string): string[] => checkScope(scope, 'Contoso').resourceScopes.map(qualifiedName);

describe('scope (RFC 6749 §3.3)', () => {
  it('tells the scopes of OpenID Connect from those of resources', () => {
    const scopes = checkScope('openid profile email offline_access User.Read', 'Contoso');
    expect([...scopes.openId]).toEqual(['openid', 'profile', 'email', 'offline_access']);
    expect(scopes.resourceScopes.map(qualifiedName)).toEqual(['https://graph.microsoft.com/User.Read']);
  });

  it('means Graph where no resource is written', () => {
    expect(names('Sites.Read.All')).toEqual(names('https://graph.microsoft.com/Sites.Read.All'));
  });

  it('does not mind the case of letters', () => {
    expect(names('https://outlook.office.com/imap.accessasuser.all')).toEqual([
      'https://outlook.office.com/IMAP.AccessAsUser.All',
    ]);
  });

  it('knows Exchange Online by each of its names', () => {
    expect(names('https://ps.outlook.com/.default')).toEqual(names('https://outlook.office365.com/.default'));
  });

  it('takes any scope of an application of the organization', () => {
    expect(names('api://signing.example.com/Sign')).toEqual(['api://signing.example.com/Sign']);
  });

  it('does not mind several spaces', () => {
    expect(names('  User.Read   Mail.Read ')).toHaveLength(2);
  });

  it.each([undefined, '', '   '])('must not be empty: %j', (scope) => {
    expect(() => checkScope(scope, 'Contoso')).toThrow('AADSTS900144');
  });

  it.each(['User.Read,Mail.Read', 'openid,profile', 'NoSuch.Permission', 'https://graph.microsoft.com/'])(
    'refuses %s',
    (scope) => {
      expect(() => checkScope(scope, 'Contoso')).toThrow('AADSTS70011');
    },
  );

  it('refuses a resource that the organization does not have', () => {
    expect(() => checkScope('https://nowhere.example.com/Read', 'Contoso')).toThrow('AADSTS500011');
  });
});

describe('a token request', () => {
  it('is for one resource', () => {
    const mail = checkScope('https://outlook.office.com/IMAP.AccessAsUser.All User.Read', 'Contoso');
    expect(() => checkSingleResource(mail.resourceScopes)).toThrow('AADSTS700022');
  });

  it('is for Graph when it asks only who signed in', () => {
    expect(checkSingleResource(checkScope('openid', 'Contoso').resourceScopes).displayName).toBe('Graph');
  });

  it.each([
    'User.Read',
    'openid',
    'https://graph.microsoft.com/.default https://outlook.office.com/.default',
  ])('by client credentials refuses %s', (scope) => {
    expect(() => checkDefaultScope(checkScope(scope, 'Contoso'), scope)).toThrow('AADSTS1002012');
  });

  it('by client credentials takes one .default', () => {
    const scope = 'https://graph.microsoft.com/.default';
    expect(checkDefaultScope(checkScope(scope, 'Contoso'), scope).resource.displayName).toBe('Graph');
  });
});
