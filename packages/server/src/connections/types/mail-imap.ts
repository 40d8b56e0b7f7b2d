import { type ConnectionTypeDeclaration, seeAccount, signInScopes, staySignedIn } from './declaration.js';

export const mailImap = {
  type: 'MAIL_IMAP',
  label: 'Mail (IMAP)',
  purpose: 'New mail in one mailbox starts trigger events.',
  use: 'Reads one mailbox so that new mail can start trigger events.',
  access: 'DELEGATED',
  // Exchange documentation, how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth.md, *client credentials*.
  application: {
    signer: 'GLOBAL_ADMINISTRATOR',
    grant: 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS',
    permissions: [
      {
        name: 'IMAP.AccessAsApp',
        description: 'read, move and delete mail over IMAP in the mailboxes that Exchange opens to it',
      },
    ],
    scopes: ({ mailApplicationResource }) => [`${mailApplicationResource}/.default`],
    adminConsentScopes: ({ mailConsentResource }) => [`${mailConsentResource}/.default`],
  },
  signer: 'MAILBOX_OWNER',
  grant: 'AUTHORIZATION_CODE',
  permissions: [
    { name: 'IMAP.AccessAsUser.All', description: 'read, move and delete mail in this mailbox over IMAP' },
    staySignedIn,
    seeAccount,
  ],
  hasMailbox: true,
  isVerifiable: true,
  isOnePerTenant: false,
  scopes: ({ mailResource }) => [`${mailResource}/IMAP.AccessAsUser.All`, ...signInScopes],
  adminConsentScopes: null,
} as const satisfies ConnectionTypeDeclaration;
