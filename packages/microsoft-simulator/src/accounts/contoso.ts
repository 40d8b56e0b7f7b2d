import { account, type Account, type Group, type Tenant } from './account.js';
import type { SharedMailbox } from './shared-mailbox.js';

export const contoso: Tenant = {
  id: 'b410305f-3ebe-474a-a83f-4add9acd47d1',
  displayName: 'Contoso',
  domains: ['contoso.com', 'contoso.onmicrosoft.com'],
  cloud: 'global',
  region: 'EU',
};

export const contosoAccounts: readonly Account[] = [
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1001',
    username: 'admin@contoso.com',
    displayName: 'Hana Nováková',
    isGlobalAdministrator: true,
    purpose: 'Global Administrator: can consent on behalf of the organization',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1002',
    username: 'faktury@contoso.com',
    displayName: 'Faktury Contoso',
    purpose: 'Member with a mailbox',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1003',
    username: 'helpdesk@contoso.com',
    displayName: 'Helpdesk Contoso',
    purpose: 'Member with a mailbox',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1004',
    username: 'jana@contoso.com',
    displayName: 'Jana Dvořáková',
    code: '246810',
    purpose: 'Member with a mailbox and a second factor',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1005',
    username: 'security@contoso.com',
    displayName: 'Petr Svoboda',
    isGlobalAdministrator: true,
    code: '135790',
    purpose: 'Global Administrator with a second factor',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1006',
    username: 'eva_a.cz#EXT#@contoso.onmicrosoft.com',
    displayName: 'Eva Malá',
    email: null,
    isGuest: true,
    hasMailbox: false,
    purpose: 'Guest: the ID token has no e-mail address, and the user name holds a number sign',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1007',
    username: 'sklad@contoso.com',
    displayName: 'Sklad Contoso',
    hasMailbox: false,
    purpose: 'Member without a mailbox',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1008',
    username: 'former@contoso.com',
    displayName: 'Former Employee',
    isDisabled: true,
    purpose: 'Disabled: signing in answers AADSTS50057',
  }),
  account(contoso, {
    id: '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1009',
    username: 'traveller@contoso.com',
    displayName: 'Tomáš Procházka',
    isBlockedByConditionalAccess: true,
    purpose: 'Blocked by Conditional Access: signing in answers AADSTS53003',
  }),
];

export const contosoGroups: readonly Group[] = [
  {
    id: '5b1f7f0e-8a43-4b5c-8f5e-0c7d6a2e2001',
    tenantId: contoso.id,
    displayName: 'Accounting',
    mail: 'accounting@contoso.com',
    description: 'Invoices and payments',
    members: ['0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1002'],
  },
  {
    id: '5b1f7f0e-8a43-4b5c-8f5e-0c7d6a2e2002',
    tenantId: contoso.id,
    displayName: 'Support',
    mail: 'support@contoso.com',
    description: 'First line of support',
    members: ['0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1003', '0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1006'],
  },
  {
    id: '5b1f7f0e-8a43-4b5c-8f5e-0c7d6a2e2003',
    tenantId: contoso.id,
    displayName: 'Warehouse',
    mail: null,
    description: 'Goods in and out',
    members: ['0a6d2f4e-5d0b-4c1e-9d6b-3f1f2a7c1007'],
  },
];

export const contosoSharedMailboxes: readonly SharedMailbox[] = [
  {
    tenantId: contoso.id,
    address: 'info@contoso.com',
    displayName: 'Info Contoso',
    fullAccess: ['faktury@contoso.com', 'helpdesk@contoso.com'],
    sendAs: ['faktury@contoso.com'],
    purpose: 'Shared mailbox: faktury and helpdesk may open it, faktury may send as it',
  },
  {
    tenantId: contoso.id,
    address: 'vedeni@contoso.com',
    displayName: 'Vedení Contoso',
    fullAccess: ['admin@contoso.com'],
    sendAs: ['admin@contoso.com'],
    purpose: 'Shared mailbox: nobody but admin may open it',
  },
];
