import { type ConnectionTypeDeclaration, seeAccount, signInScopes, staySignedIn } from './declaration.js';

export const mailSmtp = {
  type: 'MAIL_SMTP',
  label: 'Mail (SMTP)',
  purpose: 'Your applications’ mail goes out through one mailbox.',
  use: 'Sends your applications’ mail through one mailbox.',
  access: 'DELEGATED',
  // Exchange documentation, how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth.md, *client credentials*.
  application: {
    signer: 'GLOBAL_ADMINISTRATOR',
    grant: 'ADMIN_CONSENT_AND_CLIENT_CREDENTIALS',
    permissions: [
      {
        name: 'SMTP.SendAsApp',
        description: 'send mail over SMTP as the mailboxes that Exchange opens to it',
      },
    ],
    scopes: ({ mailApplicationResource }) => [`${mailApplicationResource}/.default`],
    adminConsentScopes: ({ mailApplicationResource }) => [`${mailApplicationResource}/.default`],
  },
  signer: 'MAILBOX_OWNER',
  grant: 'AUTHORIZATION_CODE',
  permissions: [
    { name: 'SMTP.Send', description: 'send mail as this mailbox over SMTP' },
    staySignedIn,
    seeAccount,
  ],
  hasMailbox: true,
  isVerifiable: true,
  isOnePerTenant: false,
  scopes: ({ mailResource }) => [`${mailResource}/SMTP.Send`, ...signInScopes],
  adminConsentScopes: null,
} as const satisfies ConnectionTypeDeclaration;
