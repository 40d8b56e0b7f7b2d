import type { ConnectionTypeDeclaration } from './declaration.js';

export const entraId = {
  type: 'ENTRA_ID',
  label: 'Microsoft Entra ID (Azure AD)',
  purpose: 'Users and groups are read from the directory.',
  use: 'Reads users and groups so that they can be synchronized.',
  access: 'APPLICATION',
  application: null,
  signer: 'GLOBAL_ADMINISTRATOR',
  grant: 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS',
  permissions: [
    { name: 'User.Read.All', description: 'read the profiles of all users' },
    { name: 'Group.Read.All', description: 'read all groups and who is in them' },
    { name: 'Organization.Read.All', description: 'read the organization’s name and domains' },
  ],
  hasMailbox: false,
  isVerifiable: true,
  isOnePerTenant: true,
  // Application permissions can only be asked for as a whole (Microsoft Entra documentation, v2-admin-consent.md).
  scopes: ({ graphResource }) => [`${graphResource}/.default`],
  adminConsentScopes: ({ graphResource }) => [`${graphResource}/.default`],
} as const satisfies ConnectionTypeDeclaration;
