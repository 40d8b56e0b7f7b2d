import type { ConnectionType, Signer } from '../../graphql/generated/graphql.js';

interface TypeTexts {
  /** The exact label. */
  label: string;
  /** For the table, where the full one is the accessible name. */
  short: string;
  /** One sentence for its card. */
  purpose: string;
  /** One sentence of what it does with the grant. */
  use: string;
}

const types = {
  ETOKEN: {
    label: 'eToken',
    short: 'eToken',
    purpose: 'A signing application gets its token through it.',
    use: 'Gets the token that a signing application asks for.',
  },
  MAIL_IMAP: {
    label: 'Mail (IMAP)',
    short: 'Mail (IMAP)',
    purpose: 'New mail in one mailbox starts trigger events.',
    use: 'Reads one mailbox so that new mail can start trigger events.',
  },
  MAIL_SMTP: {
    label: 'Mail (SMTP)',
    short: 'Mail (SMTP)',
    purpose: 'Your applications’ mail goes out through one mailbox.',
    use: 'Sends your applications’ mail through one mailbox.',
  },
  ENTRA_ID: {
    label: 'Microsoft Entra ID (Azure AD)',
    short: 'Entra ID',
    purpose: 'Users and groups are read from the directory.',
    use: 'Reads users and groups so that they can be synchronized.',
  },
  SSO: {
    label: 'Single Sign-On (SSO)',
    short: 'Single Sign-On',
    purpose: 'People sign in with their work account.',
    use: 'Lets people sign in with their work account, here and in your applications.',
  },
  SHAREPOINT: {
    label: 'SharePoint',
    short: 'SharePoint',
    purpose: 'Attachments are saved to a document library.',
    use: 'Saves attachments of trigger events to a document library.',
  },
} satisfies Record<ConnectionType, TypeTexts>;

/** The words for each type, and for who signs in and what Microsoft asks for. */
export const connectionTypes = {
  ...types,
  signers: {
    MAILBOX_OWNER: 'The mailbox’s owner',
    ADMINISTRATOR: 'An administrator',
    GLOBAL_ADMINISTRATOR: 'A Global Administrator',
    SIGNERS_ADMINISTRATOR: 'The signer’s administrator',
  } satisfies Record<Signer, string>,
  signerDetails: {
    ETOKEN: ', for the whole organization. A second factor is fine.',
    MAIL_IMAP: ', with the account whose mail is to be read. A second factor is fine.',
    MAIL_SMTP: ', with the account whose mail is to be sent. A second factor is fine.',
    ENTRA_ID: ', who consents for the whole organization. A second factor is fine.',
    SSO: ', who consents for the whole organization. A second factor is fine.',
    SHAREPOINT: ', who can open the sites and consent for the whole organization. A second factor is fine.',
  } satisfies Record<ConnectionType, string>,
  applicationSigner: ', who consents once for the whole organization. Nobody signs in to the mailbox.',
  /** Completes “Microsoft will ask to …”. */
  permissions: {
    imap: 'read, move and delete mail in this mailbox over IMAP',
    smtp: 'send mail as this mailbox over SMTP',
    imapApplication: 'read, move and delete mail over IMAP in the mailboxes that Exchange opens to it',
    smtpApplication: 'send mail over SMTP as the mailboxes that Exchange opens to it',
    stay: 'keep this access while nobody is signed in',
    account: 'see the account’s name and e-mail address',
    profile: 'sign the account in and read its profile',
    users: 'read the profiles of all users',
    groups: 'read all groups and who is in them',
    organization: 'read the organization’s name and domains',
    sites: 'read the sites that the account can open',
    files: 'read and save files that the account can open',
  },
};
