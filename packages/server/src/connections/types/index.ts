import type { ConnectionType } from '../connection.js';
import type { ConnectionTypeDeclaration } from './declaration.js';
import { entraId } from './entra-id.js';
import { etoken } from './etoken.js';
import { mailImap } from './mail-imap.js';
import { mailSmtp } from './mail-smtp.js';
import { sharepoint } from './sharepoint.js';
import { sso } from './sso.js';

export type { ConnectionTypeDeclaration, Grant, Permission, ScopeResources, Signer } from './declaration.js';

/** Every type of connection, in the order in which the window offers them. */
export const connectionTypeDeclarations: Readonly<Record<ConnectionType, ConnectionTypeDeclaration>> = {
  ETOKEN: etoken,
  MAIL_IMAP: mailImap,
  MAIL_SMTP: mailSmtp,
  ENTRA_ID: entraId,
  SSO: sso,
  SHAREPOINT: sharepoint,
} satisfies Record<ConnectionType, ConnectionTypeDeclaration>;
