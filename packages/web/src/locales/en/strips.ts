/** What happened to a connection, above the list. What Microsoft refused is said by the catalogue of failures. */
export const strips = {
  authorized: {
    title: 'The connection has been successfully authorized.',
    signedInAs: '{connection} signed in as {account}.',
    wholeOrganization: '{connection} may act for the whole organization.',
    application: '{connection} acts as the application; nobody has to sign in.',
    exchange: 'One step is left: open the mailbox in Exchange',
    verified: 'Verified.',
    /** What a test that passed has seen, by its last step. */
    seen: {
      IMAP_INBOX:
        'The mailbox answers: INBOX is empty. | The mailbox answers: INBOX has 1 message. | The mailbox answers: INBOX has {n} messages.',
      SMTP_SEND_AS: 'The mail server answers: mail can go out as {detail}.',
      GRAPH_ORGANIZATION: 'Microsoft answers for the organization {detail}.',
      ID_TOKEN_VERIFIED: 'The sign-in of {detail} is proved to be Microsoft’s.',
      GRAPH_SITES_ROOT: 'SharePoint answers: the site {detail} can be read.',
      GRAPH_ME: 'Microsoft answers: the account {detail} can be read.',
      SIGNING_SCOPE_GRANTED: 'Microsoft answers: the permission to sign is granted.',
    },
    testing: 'Testing it now…',
    notVerified: 'Not verified.',
    open: 'Open connection',
  },
  waiting: {
    title: 'Microsoft is applying the consent.',
    body: '{connection} is not authorized yet. This takes up to 90 seconds and goes on by itself.',
  },
  again: {
    title: 'A connection needs to be authorized again.',
    body: '{connection} cannot be used until somebody signs in.',
  },
  notices: {
    CALLBACK_REPLAYED: {
      title: 'This sign-in was already over.',
      body: '{connection}: Microsoft’s answer came to a sign-in that had ended before; nothing was changed. The state of the connection: {state}',
    },
    CALLBACK_REPLACED: {
      title: 'A newer sign-in took the place of this one.',
      body: '{connection}: Finish the newer one, or begin anew; nothing was changed. The state of the connection: {state}',
    },
  },
  close: 'Close the message about {name}',
  more: '1 more | {n} more',
  fewer: 'Show fewer',
  closeAll: 'Close all',
  actions: {
    copyLink: 'Copy authorization link',
    authorize: 'Authorize connection',
    tryAgain: 'Try again',
    allowOtherAccount: 'Authorize with another account',
    unanswered: 'Landbridge did not answer. Try it again.',
  },
  responsible: {
    sentence: 'Who can mend it: {who}',
    ADMINISTRATOR: 'you',
    ACCOUNT_OWNER: 'the account’s owner',
    MAILBOX_OWNER: 'the mailbox’s owner',
    TENANT_ADMINISTRATOR: 'an administrator of {tenant}',
    OPERATOR: 'whoever runs Landbridge',
  },
  support: {
    title: 'Details for Microsoft support',
    copyAll: 'Copy all',
    code: 'Code',
    message: 'Microsoft’s message',
    correlationId: 'Correlation ID',
    traceId: 'Trace ID',
    time: 'Time',
  },
};
