import type { MailAddress } from './mail-address.js';
import { MailCertificateError, MailServerUnreachableError, type MailError } from './mail.errors.js';

/** What Node.js' sockets and both mail libraries put on an error. */
export interface ConnectionFailure {
  readonly message: string;
  readonly code?: unknown;
  /** nodemailer: the system's own code, where it put its own in `code`. */
  readonly originalCode?: unknown;
}

// nodemailer keeps only OpenSSL's words of a handshake that failed, so the words are read too.
const certificateCodes = /^(?:DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|CERT_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/;
const certificateWords = /certificate|altnames|issuer/i;

/** Why there is no connection (any more). */
export function connectionError(error: ConnectionFailure, server: MailAddress): MailError {
  const { code, originalCode } = error;
  const known = [originalCode, code].find((one) => typeof one === 'string');
  const words = error.message || (known ?? 'the connection failed');
  const isCertificate = [code, originalCode].some((one) => certificateCodes.test(String(one)));
  return isCertificate || certificateWords.test(words)
    ? new MailCertificateError(server, words, { cause: error })
    : new MailServerUnreachableError(server, words, { cause: error });
}
