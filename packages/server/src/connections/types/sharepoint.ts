import { type ConnectionTypeDeclaration, seeAccount, signInScopes, staySignedIn } from './declaration.js';

export const sharepoint = {
  type: 'SHAREPOINT',
  label: 'SharePoint',
  purpose: 'Attachments are saved to a document library.',
  use: 'Saves attachments of trigger events to a document library.',
  access: 'DELEGATED',
  application: null,
  signer: 'ADMINISTRATOR',
  grant: 'AUTHORIZATION_CODE_WITH_ORGANIZATION_CONSENT',
  permissions: [
    { name: 'Sites.Read.All', description: 'read the sites that the account can open' },
    { name: 'Files.ReadWrite.All', description: 'read and save files that the account can open' },
    staySignedIn,
    seeAccount,
  ],
  hasMailbox: false,
  isVerifiable: true,
  isOnePerTenant: false,
  scopes: ({ graphResource }) => [
    `${graphResource}/Sites.Read.All`,
    `${graphResource}/Files.ReadWrite.All`,
    ...signInScopes,
  ],
  adminConsentScopes: null,
} as const satisfies ConnectionTypeDeclaration;
