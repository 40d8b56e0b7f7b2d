import type { Connection } from '../../connections/index.js';
import type { StepRemedyCode } from '../../failures/index.js';
import {
  cloudLabel,
  cloudOfMailServer,
  type CloudName,
  type ExchangeReplyCode,
  MailCertificateError,
  MailError,
  MailNotEncryptedError,
  MailRefusedError,
  MailServerUnreachableError,
  MailUserMalformedError,
} from '../../microsoft/index.js';
import { type StepRemedy, UnexpectedAnswerError } from '../steps.js';

export type MailProtocol = 'IMAP' | 'SMTP';

/** Whose mailbox a test opens, and how. */
export interface TestedMailbox {
  readonly protocol: MailProtocol;
  readonly connection: Connection;
  readonly cloud: CloudName;
}

/**
 * Whom XOAUTH2 names: the mailbox of the connection, else whoever signed in.
 * @throws UnexpectedAnswerError when neither is known
 */
export function mailUser({ mailbox, authorization }: Connection): string {
  const user = mailbox ?? authorization.account?.username ?? null;
  if (user === null) throw new UnexpectedAnswerError('Microsoft did not tell the account’s sign-in name.');
  return user;
}

/** What to do about whatever a mail server, or the way to it, said. */
export function mailRemedy(error: unknown, tested: TestedMailbox): StepRemedy {
  return { code: codeOf(error, tested), facts: factsOf(error, tested) };
}

function codeOf(error: unknown, tested: TestedMailbox): StepRemedyCode {
  if (error instanceof MailRefusedError) return ofReply(error, tested);
  if (error instanceof MailCertificateError) return 'CHECK_MAIL_CERTIFICATE';
  if (error instanceof MailNotEncryptedError) return 'ENCRYPT_MAIL_SERVER';
  if (error instanceof MailServerUnreachableError) return 'CHECK_MAIL_SERVER_REACHABLE';
  const isNameless = error instanceof MailUserMalformedError || error instanceof UnexpectedAnswerError;
  return isNameless ? 'NAME_MAILBOX' : 'TEST_AGAIN_LATER';
}

function ofReply({ reply, server }: MailRefusedError, tested: TestedMailbox): StepRemedyCode {
  if (reply === null) return 'CHECK_MAIL_SERVER';
  if (reply === 'SEND_AS_DENIED' && tested.connection.access === 'APPLICATION')
    return 'OPEN_MAILBOX_TO_APPLICATION';
  return reply === 'SIGN_IN_REFUSED' ? ofRefusedSignIn(server.host, tested) : remedies[reply];
}

// Exchange gives the same sentence for a cloud that does not know the mailbox as for a mailbox that is not open to it. The
// tenant's own cloud is known from Microsoft: only a mail server that was set by hand can be of another one.
function ofRefusedSignIn(host: string, { protocol, connection, cloud }: TestedMailbox): StepRemedyCode {
  if ((cloudOfMailServer(host) ?? cloud) !== cloud) return 'CHECK_MAIL_CLOUD';
  if (connection.access === 'APPLICATION') return 'OPEN_MAILBOX_TO_APPLICATION';
  if (protocol === 'IMAP') return isShared(connection) ? 'GRANT_FULL_ACCESS' : 'CHECK_IMAP_SIGN_IN';
  return isShared(connection) ? 'CHECK_SMTP_SHARED_MAILBOX' : 'CHECK_SMTP_SIGN_IN';
}

const remedies = {
  SMTP_AUTH_DISABLED_FOR_TENANT: 'ENABLE_SMTP_AUTH',
  SMTP_AUTH_DISABLED_FOR_MAILBOX: 'ENABLE_SMTP_AUTH_FOR_MAILBOX',
  BLOCKED_BY_POLICY: 'ALLOW_BY_POLICY',
  AUTHENTICATED_NOT_CONNECTED: 'CHECK_MAILBOX_BEHIND_SIGN_IN',
  TOKEN_EXPIRED: 'TEST_AGAIN_LATER',
  THROTTLED: 'TEST_AGAIN_LATER',
  TOO_MANY_CONNECTIONS: 'END_OTHER_CONNECTIONS',
  CONNECTION_CLOSED: 'CHECK_MAILBOX_BEHIND_SIGN_IN',
  IMAP_DISABLED: 'ENABLE_IMAP',
  NO_MAILBOX: 'ASSIGN_MAILBOX',
  SEND_AS_DENIED: 'GRANT_SEND_AS',
  SENDING_LIMIT_REACHED: 'WAIT_FOR_SENDING_LIMIT',
  MAILBOX_FULL: 'EMPTY_MAILBOX',
  ADDRESS_UNKNOWN: 'CHECK_SENDER_ADDRESS',
  SERVER_BUSY: 'TEST_AGAIN_LATER',
} as const satisfies Record<Exclude<ExchangeReplyCode, 'SIGN_IN_REFUSED'>, StepRemedyCode>;

function isShared({ mailbox, authorization }: Connection): boolean {
  return mailbox !== null && mailbox.toLowerCase() !== authorization.account?.username?.toLowerCase();
}

function factsOf(error: unknown, { connection, cloud }: TestedMailbox): Record<string, string> {
  const { mailbox, authorization } = connection;
  const account = authorization.account?.username ?? authorization.account?.displayName;
  const user = mailbox ?? authorization.account?.username;
  const server = error instanceof MailError ? error.server : null;
  return {
    ...(account === undefined || account === null ? {} : { account }),
    ...(user === undefined || user === null ? {} : { mailbox: user }),
    ...(server === null ? {} : { host: server.host, port: String(server.port) }),
    cloud: cloudLabel((server && cloudOfMailServer(server.host)) ?? cloud),
  };
}
