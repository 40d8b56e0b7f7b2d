import type { ConnectionType } from '../../connections/index.js';
import type { Verification } from '../verification.js';
import { verifyEntraId } from './entra-id.js';
import { verifyEToken } from './etoken.js';
import { verifyMailImap } from './mail-imap.js';
import { verifyMailSmtp } from './mail-smtp.js';
import { verifySharePoint } from './sharepoint.js';
import { verifySso } from './sso.js';

/** The test of each type. */
export const verifications: Readonly<Record<ConnectionType, Verification>> = {
  ETOKEN: verifyEToken,
  MAIL_IMAP: verifyMailImap,
  MAIL_SMTP: verifyMailSmtp,
  ENTRA_ID: verifyEntraId,
  SSO: verifySso,
  SHAREPOINT: verifySharePoint,
} satisfies Record<ConnectionType, Verification>;
