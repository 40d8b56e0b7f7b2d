import { account, type Account, type Group, type Tenant } from './account.js';
import type { SharedMailbox } from './shared-mailbox.js';

export const fabrikam: Tenant = {
  id: '6f0c1a52-9d3e-4c7b-8a1f-2e5d7c9b3f10',
  displayName: 'Fabrikam',
  domains: ['fabrikam.com', 'fabrikam.onmicrosoft.com'],
  cloud: 'global',
  region: 'NA',
};

export const fabrikamAccounts: readonly Account[] = [
  account(fabrikam, {
    id: '7c9e6679-7425-40de-944b-e07fc1f91001',
    username: 'admin@fabrikam.com',
    displayName: 'Alice Carter',
    isGlobalAdministrator: true,
    purpose: 'Global Administrator: can consent on behalf of the organization',
  }),
  account(fabrikam, {
    id: '7c9e6679-7425-40de-944b-e07fc1f91002',
    username: 'orders@fabrikam.com',
    displayName: 'Orders Fabrikam',
    purpose: 'Member with a mailbox',
  }),
  account(fabrikam, {
    id: '7c9e6679-7425-40de-944b-e07fc1f91003',
    username: 'bob@fabrikam.com',
    displayName: 'Bob Young',
    code: '112358',
    purpose: 'Member with a mailbox and a second factor',
  }),
];

export const fabrikamGroups: readonly Group[] = [
  {
    id: '5b1f7f0e-8a43-4b5c-8f5e-0c7d6a2e3001',
    tenantId: fabrikam.id,
    displayName: 'Sales',
    mail: 'sales@fabrikam.com',
    description: 'Orders and offers',
    members: [],
  },
];

export const fabrikamSharedMailboxes: readonly SharedMailbox[] = [
  {
    tenantId: fabrikam.id,
    address: 'desk@fabrikam.com',
    displayName: 'Front Desk Fabrikam',
    fullAccess: ['orders@fabrikam.com'],
    sendAs: ['orders@fabrikam.com'],
    purpose: 'Shared mailbox: orders may open it and send as it',
  },
];
