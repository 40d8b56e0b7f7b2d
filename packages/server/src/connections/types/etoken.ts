import {
  type ConnectionTypeDeclaration,
  readProfile,
  seeAccount,
  signInScopes,
  staySignedIn,
} from './declaration.js';

/** The signing application's own scope is configured (MICROSOFT_ETOKEN_SCOPE) and asked for in a second token request. */
export const etoken = {
  type: 'ETOKEN',
  label: 'eToken',
  purpose: 'A signing application gets its token through it.',
  use: 'Gets the token that a signing application asks for.',
  access: 'DELEGATED',
  application: null,
  signer: 'SIGNERS_ADMINISTRATOR',
  grant: 'AUTHORIZATION_CODE_WITH_ORGANIZATION_CONSENT',
  permissions: [readProfile, staySignedIn, seeAccount],
  hasMailbox: false,
  isVerifiable: true,
  isOnePerTenant: false,
  scopes: ({ graphResource }) => [`${graphResource}/User.Read`, ...signInScopes],
  adminConsentScopes: null,
} as const satisfies ConnectionTypeDeclaration;
