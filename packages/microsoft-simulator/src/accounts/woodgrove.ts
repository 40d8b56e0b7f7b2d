import { account, type Account, type Tenant } from './account.js';

/**
 * A tenant of the US Government cloud (GCC High). Its metadata says `USGov` and `DODCON`, as a real one's does:
 * https://github.com/MicrosoftDocs/azure-docs/issues/56915
 */
export const woodgrove: Tenant = {
  id: 'd1a9c3e5-4b27-4f60-9e8d-7a6b5c4d3e2f',
  displayName: 'Woodgrove Agency',
  domains: ['woodgrove.us', 'woodgrove.onmicrosoft.us'],
  cloud: 'usgov',
  region: 'USGov',
  regionSubScope: 'DODCON',
};

export const woodgroveAccounts: readonly Account[] = [
  account(woodgrove, {
    id: '3f2504e0-4f89-41d3-9a0c-0305e82c1001',
    username: 'admin@woodgrove.us',
    displayName: 'Grace Miller',
    isGlobalAdministrator: true,
    purpose: 'Global Administrator in the US Government cloud',
  }),
];
