import { Inbox, LibraryBig, LogIn, Send, Usb, Users } from '@lucide/vue';
import type { Component } from 'vue';
import type { ConnectionType } from '../graphql/generated/graphql.js';

/** One icon for each type; a seventh type does not compile until it has one. */
export const connectionTypeIcons = {
  ETOKEN: Usb,
  MAIL_IMAP: Inbox,
  MAIL_SMTP: Send,
  ENTRA_ID: Users,
  SSO: LogIn,
  SHAREPOINT: LibraryBig,
} satisfies Record<ConnectionType, Component>;

/** The types in the order in which they are offered. */
export const connectionTypeOrder = [
  'ETOKEN',
  'MAIL_IMAP',
  'MAIL_SMTP',
  'ENTRA_ID',
  'SSO',
  'SHAREPOINT',
] as const satisfies readonly ConnectionType[];
