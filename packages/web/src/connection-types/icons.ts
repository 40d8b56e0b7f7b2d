import type { ConnectionType } from '../graphql/generated/graphql.js';

/**
 * One icon for each type; a seventh type does not compile until it has one. Lucide's `usb`, `inbox`, `send`, `users`,
 * `log-in` and `library-big` (ISC), 24 by 24, each as one path: a list draws hundreds of them.
 */
export const connectionTypePaths = {
  ETOKEN:
    'M9 7a1 1 0 1 0 2 0 1 1 0 1 0-2 0M3 20a1 1 0 1 0 2 0 1 1 0 1 0-2 0M4.7 19.3 19 5m2-2-3 1 2 2ZM9.26 7.68 5 12l2 5m3-3 5 2 3.5-3.5M18 12l1-1 1 1-1 1Z',
  MAIL_IMAP:
    'M22 12h-6l-2 3h-4l-2-3H2M5.45 5.11 2 12v6a2 2 0 0 0 2 2h16a2 2 0 0 0 2-2v-6l-3.45-6.89A2 2 0 0 0 16.76 4H7.24a2 2 0 0 0-1.79 1.11z',
  MAIL_SMTP:
    'M14.536 21.686a.5.5 0 0 0 .937-.024l6.5-19a.496.496 0 0 0-.635-.635l-19 6.5a.5.5 0 0 0-.024.937l7.93 3.18a2 2 0 0 1 1.112 1.11zM21.854 2.147l-10.94 10.939',
  ENTRA_ID:
    'M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M16 3.128a4 4 0 0 1 0 7.744M22 21v-2a4 4 0 0 0-3-3.87M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0',
  SSO: 'm10 17 5-5-5-5M15 12H3M15 3h4a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-4',
  SHAREPOINT:
    'M4 3h6a1 1 0 0 1 1 1v16a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1ZM7 3v18M20.4 18.9c.2.5-.1 1.1-.6 1.3l-1.9.7c-.5.2-1.1-.1-1.3-.6L11.1 5.1c-.2-.5.1-1.1.6-1.3l1.9-.7c.5-.2 1.1.1 1.3.6Z',
} as const satisfies Record<ConnectionType, string>;

/** The types in the order in which they are offered. */
export const connectionTypeOrder = [
  'ETOKEN',
  'MAIL_IMAP',
  'MAIL_SMTP',
  'ENTRA_ID',
  'SSO',
  'SHAREPOINT',
] as const satisfies readonly ConnectionType[];
