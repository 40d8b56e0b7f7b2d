import { expect, it } from 'vitest';
import { Directory } from '../accounts/index.js';
import { authorityName, checkCloud, checkTenant } from './check-tenant.js';

const directory = new Directory();
const contosoId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

it.each([contosoId, contosoId.toUpperCase(), 'contoso.com', 'Contoso.onmicrosoft.com'])(
  'knows %s',
  (segment) => {
    expect(authorityName(checkTenant(directory, segment))).toBe(contosoId);
  },
);

it.each(['organizations', 'common'])('opens the door of %s', (segment) => {
  expect(checkTenant(directory, segment)).toEqual({ kind: segment });
});

it.each(['00000000-0000-4000-8000-000000000000', 'nosuch.example.com'])('does not find %s', (segment) => {
  expect(() => checkTenant(directory, segment)).toThrow(/^AADSTS90002: Tenant '/);
});

it.each([
  'b410305f-3ebe-474a-a83f-4add9acd47d',
  '{{tenantid}}',
  '<tenant-id>',
  'token',
  'x@127.0.0.1',
  '..',
  '-a.com',
])('says that %s cannot be a tenant', (segment) => {
  expect(() => checkTenant(directory, segment)).toThrow('AADSTS900023');
});

it('lets nobody of another national cloud sign in', () => {
  expect(() => checkCloud(checkTenant(directory, 'woodgrove.us'), 'global')).toThrow('AADSTS900382');
  expect(() => checkCloud(checkTenant(directory, 'woodgrove.us'), 'usgov')).not.toThrow();
});
