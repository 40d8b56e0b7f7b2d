import type { ActorKind } from '../../graphql/generated/graphql.js';

/** The form of a connection that is there already. */
export const editConnection = {
  title: 'Edit connection',
  intro: 'Name and Note can be changed at any time. | Name, Note and Mailbox can be changed at any time.',
  fixed: {
    title: 'What cannot be changed',
    why: 'Identifier, tenant, type and access cannot be changed. To use others, delete this connection and add it anew.',
    identifier: 'Identifier',
    type: 'Type',
    tenant: 'Tenant',
    tenantId: 'Tenant ID',
    state: 'Authorized',
  },
  mailboxHint:
    'Only for a shared mailbox: its address. Left empty, the mailbox of the account that signed in.',
  mailboxApplicationHint:
    'The address of the mailbox that Landbridge opens. Open a new one to it in Exchange first.',
  appRegistrationHint:
    'Takes effect at the next authorization: until then the connection goes on with the application that it was authorized by.',
  save: 'Save changes',
  saving: 'Saving…',
  unanswered: 'Landbridge did not answer. Save again.',
  gone: {
    title: 'This connection is not here any more',
    unknown: 'It was deleted, or the address is not complete.',
    notStored: 'What you typed cannot be stored.',
    back: 'Go to the connections',
  },
  conflict: {
    by: {
      ADMINISTRATOR: '{name} changed this at {time}.',
      API_KEY: 'An application with the API key “{name}” changed this at {time}.',
      AUTHORIZATION_LINK: 'Somebody changed this at {time}.',
      SYSTEM: 'Landbridge changed this at {time}.',
      nobody: 'Somebody changed this at {time}.',
    } satisfies Record<ActorKind | 'nobody', string>,
    body: 'Yours is not stored yet. Keep what you typed, or take over what is stored now.',
    mine: 'Yours',
    theirs: 'Stored now',
    empty: '(empty)',
    keepMine: 'Keep mine',
    takeTheirs: 'Take theirs',
  },
};
