import type { Connection, ConnectionType } from '../connection.js';
import type { AccessDeclaration, ConnectionTypeDeclaration } from './declaration.js';
import { entraId } from './entra-id.js';
import { etoken } from './etoken.js';
import { mailImap } from './mail-imap.js';
import { mailSmtp } from './mail-smtp.js';
import { sharepoint } from './sharepoint.js';
import { sso } from './sso.js';

export type {
  AccessDeclaration,
  ConnectionTypeDeclaration,
  Grant,
  Permission,
  ScopeResources,
  Signer,
} from './declaration.js';

/** Every type of connection, in the order in which the window offers them. */
export const connectionTypeDeclarations: Readonly<Record<ConnectionType, ConnectionTypeDeclaration>> = {
  ETOKEN: etoken,
  MAIL_IMAP: mailImap,
  MAIL_SMTP: mailSmtp,
  ENTRA_ID: entraId,
  SSO: sso,
  SHAREPOINT: sharepoint,
} satisfies Record<ConnectionType, ConnectionTypeDeclaration>;

/** What a connection asks Microsoft for, by its type and by in whose name it acts. */
export function accessOf({ type, access }: Pick<Connection, 'type' | 'access'>): AccessDeclaration {
  const declaration = connectionTypeDeclarations[type];
  if (access === declaration.access) return declaration;
  if (access === 'APPLICATION' && declaration.application) return declaration.application;
  throw new Error(`A connection of type ${type} cannot have the access ${access}.`);
}
