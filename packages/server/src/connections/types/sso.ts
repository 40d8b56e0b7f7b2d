import {
  type ConnectionTypeDeclaration,
  readProfile,
  seeAccount,
  signInScopes,
  staySignedIn,
} from './declaration.js';

export const sso = {
  type: 'SSO',
  label: 'Single Sign-On (SSO)',
  purpose: 'People sign in with their work account.',
  use: 'Lets people sign in with their work account, here and in your applications.',
  access: 'DELEGATED',
  application: null,
  signer: 'GLOBAL_ADMINISTRATOR',
  grant: 'ADMIN_CONSENT_AND_AUTHORIZATION_CODE',
  permissions: [readProfile, staySignedIn, seeAccount],
  hasMailbox: false,
  isVerifiable: true,
  isOnePerTenant: false,
  scopes: ({ graphResource }) => [`${graphResource}/User.Read`, ...signInScopes],
  adminConsentScopes: ({ graphResource }) => [`${graphResource}/User.Read`, ...signInScopes],
} as const satisfies ConnectionTypeDeclaration;
