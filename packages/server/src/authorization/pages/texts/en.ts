import { connectionTypeDeclarations } from '../../../connections/index.js';
import type { PageTexts } from './texts.js';

/** English purposes and permissions are those of the types' declarations, which integrators get as well. */
const declarations = Object.values(connectionTypeDeclarations);

export const en: PageTexts = {
  link: {
    titleMailbox: 'Connect your mailbox',
    titleOrganization: 'Connect your organization',
    lead: '{requestedBy} asks you to sign in at Microsoft 365 for this connection.',
    keyHolder: 'An administrator of Landbridge',
    what: 'What',
    account: 'Account',
    whose: {
      SHARED_MAILBOX: 'one that may open {mailbox}, at {tenant}',
      MAILBOX_OWNER: 'yours at {tenant}',
      ADMINISTRATOR: 'an administrator at {tenant}',
      SIGNERS_ADMINISTRATOR: 'an administrator at {tenant}',
      GLOBAL_ADMINISTRATOR: 'a Global Administrator at {tenant}',
    },
    asks: 'Microsoft will ask to',
    go: 'Continue to Microsoft 365',
    privacy:
      'You sign in at Microsoft. Landbridge never sees your password, and you can withdraw access at Microsoft at any time.',
    until: 'Works once, until {time}.',
    unexpected: 'Did not expect this? Close the page; nothing happens.',
    purposes: Object.fromEntries(
      declarations.map(({ type, purpose }) => [type, purpose]),
    ) as PageTexts['link']['purposes'],
    permissions: {},
  },
  result: {
    connectedTitle: 'Connected',
    connected: 'The connection has been successfully authorized.',
    connectedBody: '{connection} is connected. Whoever asked you sees it already. You can close this page.',
    almostDone: 'Almost done',
    almostDoneBody:
      'Microsoft accepted your consent and needs up to 90 seconds to act on it. You can close this page.',
    notFinished: 'This sign-in is not finished',
    notFinishedBody: 'Microsoft has not answered yet.',
    over: 'This sign-in is over',
    replacedBody:
      'Another sign-in has taken its place, or the link has been withdrawn. What you did at Microsoft changed nothing here.',
    overBody: 'It was not finished.',
    tryAgainRemedy: 'If you still want to connect it, try again.',
    newLinkRemedy: 'If you still expect to connect something, ask whoever sent the link for a new one.',
    tryAgain: 'Try again',
    support: 'Details for Microsoft support',
    code: 'Code',
    message: 'Microsoft’s message',
    time: 'Time',
  },
  help: '{requestedBy} made this link and can help.',
  toWindow: 'Go to the Connection window',
};
