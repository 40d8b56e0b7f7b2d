import type { ConnectionType } from '../../graphql/generated/graphql.js';

/** Every type, in the order of the form for a new connection. */
export const connectionTypes = [
  'ETOKEN',
  'MAIL_IMAP',
  'MAIL_SMTP',
  'ENTRA_ID',
  'SSO',
  'SHAREPOINT',
] as const satisfies readonly ConnectionType[];
