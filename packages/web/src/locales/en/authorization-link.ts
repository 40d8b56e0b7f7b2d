import type { Signer } from '../../graphql/generated/graphql.js';

/** What is said of a link that was just made for somebody else. */
export const authorizationLink = {
  title: 'Authorization link for {name}',
  copied: 'Copied.',
  notCopied: 'The browser did not let Landbridge copy it: copy it by hand.',
  label: 'Link',
  sendTo: {
    MAILBOX_OWNER: 'Send it to the owner of the mailbox.',
    ADMINISTRATOR: 'Send it to an administrator of {tenant} who may consent for the organization.',
    GLOBAL_ADMINISTRATOR: 'Send it to a Global Administrator of {tenant}.',
    SIGNERS_ADMINISTRATOR: 'Send it to the signer’s administrator at {tenant}.',
    mailbox: 'Send it to somebody who may open the mailbox {mailbox}.',
  } satisfies Record<Signer | 'mailbox', string>,
  thisComputer:
    'This address works on this computer only. For others, whoever runs Landbridge sets PUBLIC_URL to an address that they reach.',
  copyAgain: 'Copy again',
  share: 'Share…',
  writeMail: 'Write an e-mail',
  qr: 'QR code of this link',
  camera: 'The camera of a phone reads the code and opens the link there.',
  until: 'Works once, until {time}.',
  shownOnce:
    'Shown this once: Landbridge keeps no readable copy. A lost link is replaced by copying a new one.',
  byItself: 'The connection turns green here by itself when that person is done.',
  close: 'Done',
  unanswered: 'Landbridge did not answer, so it is not known whether that was done. Try it again.',
  ended: {
    WITHDRAWN: 'The link has been withdrawn: it leads nowhere any more.',
    REPLACED: 'A newer link has taken the place of this one: it leads nowhere any more.',
    EXPIRED: 'The link has expired. Copy a new one if it is still needed.',
    DELETED: 'The connection was deleted, and the link with it.',
  },
  mail: {
    subject: 'Sign-in at Microsoft 365 for {name}',
    greeting: 'Hello,',
    why: 'your sign-in at Microsoft 365 is needed to connect “{name}” ({type}, {tenant}).',
    how: 'Open this link and choose “Continue to Microsoft 365”:',
    until:
      'It works once, until {time}. You need no Landbridge account, and Landbridge never sees your password.',
  },
};
