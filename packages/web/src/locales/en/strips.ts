/** What happened to a connection, above the list. What Microsoft refused is said by the catalogue of failures. */
export const strips = {
  authorized: {
    title: 'The connection has been successfully authorized.',
    signedInAs: '{connection} signed in as {account}.',
    wholeOrganization: '{connection} may act for the whole organization.',
    application: '{connection} acts as the application; nobody has to sign in.',
    exchange: 'One step is left: open the mailbox in Exchange',
    verified: 'Verified.',
    verifiedDetail: 'Verified: {detail}',
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
