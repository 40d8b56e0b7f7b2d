import type { ConnectionType } from '../../connections/index.js';
import type { Verification } from '../verification.js';
import { verifyEntraId } from './entra-id.js';
import { verifyEToken } from './etoken.js';
import { verifyMail } from './mail.js';
import { verifySharePoint } from './sharepoint.js';
import { verifySso } from './sso.js';

/** The test of each type; null where this version has none. */
export const verifications: Readonly<Record<ConnectionType, Verification | null>> = {
  ETOKEN: verifyEToken,
  MAIL_IMAP: verifyMail,
  MAIL_SMTP: verifyMail,
  ENTRA_ID: verifyEntraId,
  SSO: verifySso,
  SHAREPOINT: verifySharePoint,
} satisfies Record<ConnectionType, Verification | null>;
