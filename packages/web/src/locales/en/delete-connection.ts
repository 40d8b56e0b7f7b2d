/** The question before a connection is deleted. */
export const deleteConnection = {
  title: 'Delete “{name}”? | Delete {n} connections?',
  stops: {
    AUTHORIZED: 'It is authorized: applications that use it get no more access from that moment.',
    other: 'It is not authorized; nothing has access through it now.',
    several:
      'Applications that use them get no more access from that moment. | 1 of them is authorized: applications that use it get no more access from that moment. | {n} of them are authorized: applications that use them get no more access from that moment.',
    none: 'None of them is authorized; nothing has access through them now.',
  },
  lost: 'Its authorization and its tokens are deleted for good, and an open authorization link stops working. | Their authorizations and tokens are deleted for good, and open authorization links stop working.',
  consent:
    'The consent stays at Microsoft, which lets no application take it back. Whoever signed in removes it in {myApps}; what was consented to for the organization, an administrator removes under Enterprise applications in the {entra}. Access tokens that applications hold already end by themselves, as a rule within 90 minutes.',
  myApps: 'My Apps',
  entra: 'Microsoft Entra admin center',
  more: 'and 1 more | and {n} more',
  dependents: 'This depends on it and stops:',
  dependent: {
    SIGN_ON: 'People sign in to Landbridge by it. Whoever has no password gets in no more.',
    NOTICES:
      'Landbridge sends e-mails to administrators through it; no other Mail (SMTP) connection is authorized.',
  },
  confirmDependents: 'Delete it all the same; what depends on it stops',
  unanswered: 'Landbridge did not answer. Try it again.',
  confirm: 'Delete connection | Delete {n} connections',
  scheduled: '“{name}” is being deleted. | {n} connections are being deleted.',
  running: 'Deleting connections',
  kept: '1 connection was not deleted. | {n} connections were not deleted.',
  notDeleted: 'One connection was not deleted | {n} connections were not deleted',
};
