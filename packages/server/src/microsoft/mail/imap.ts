import type { ImapFlow } from 'imapflow';
import type { Cloud } from '../clouds.js';
import { connectionError, type ConnectionFailure } from './connection-errors.js';
import { mailAddress, type MailAddress } from './mail-address.js';
import { MailNotEncryptedError, MailRefusedError, type MailError } from './mail.errors.js';
import { withinTime } from './within-time.js';
import { checkedUser } from './xoauth2.js';

export interface ImapSignIn {
  readonly cloud: Pick<Cloud, 'imapUrl'>;
  /** The mailbox: a sign-in name, or the address of a shared mailbox that the token's account may open. */
  readonly user: string;
  readonly accessToken: string;
  readonly signal?: AbortSignal | undefined;
  /** How long connecting and signing in may take, and each call after it; 15 seconds unless said otherwise. */
  readonly timeoutMs?: number | undefined;
}

/** An IMAP session that is signed in. Close it. */
export interface ImapSession {
  readonly server: MailAddress;
  /**
   * Selects INBOX, for Exchange may accept a sign-in and refuse every folder.
   * @throws MailRefusedError, MailServerUnreachableError; the signal's reason when the caller gave up
   */
  selectInbox(signal?: AbortSignal): Promise<{ readonly messages: number }>;
  /** Says goodbye and waits for the end, a few seconds at most; never throws. */
  close(): Promise<void>;
}

const goodbyeMs = 3_000;

/**
 * Opens an IMAP session by XOAUTH2: encrypted, the certificate verified, nothing logged.
 * @throws MailServerUnreachableError, MailCertificateError, MailNotEncryptedError, MailRefusedError,
 * MailUserMalformedError; the signal's reason when the caller gave up
 */
export async function openImap(request: ImapSignIn): Promise<ImapSession> {
  const { signal, timeoutMs = 15_000 } = request;
  const server = mailAddress(request.cloud.imapUrl);
  const client = await createClient(server, request, timeoutMs);
  // Whatever ends the session later reaches those who wait for an answer; by itself it must not end the process.
  client.on('error', () => undefined);
  const hangUp = (): void => client.close();
  const exchange = { server, timeoutMs, hangUp };
  try {
    await withinTime({ ...exchange, signal }, () => told(server, client.connect()));
  } catch (error) {
    hangUp();
    throw error;
  }
  return {
    server,
    selectInbox: (until) =>
      withinTime({ ...exchange, signal: until }, async () => {
        const { exists } = await told(server, client.mailboxOpen('INBOX'));
        return { messages: exists };
      }),
    close: async () => {
      const goodbye = { ...exchange, timeoutMs: goodbyeMs, signal: undefined };
      await withinTime(goodbye, () => client.logout()).catch(hangUp);
    },
  };
}

async function createClient(
  { host, port, isSecure, isLoopback }: MailAddress,
  { user, accessToken }: ImapSignIn,
  timeoutMs: number,
): Promise<ImapFlow> {
  const auth = { user: checkedUser(user), accessToken };
  // Not before it is needed: most starts of a hub never open a mailbox.
  const { ImapFlow: Client } = await import('imapflow');
  return new Client({
    host,
    port,
    secure: isSecure,
    ...(isSecure || isLoopback ? {} : { doSTARTTLS: true }),
    tls: { rejectUnauthorized: !isLoopback, minVersion: 'TLSv1.2' },
    auth,
    clientInfo: { name: 'Landbridge' },
    logger: false,
    emitLogs: false,
    disableAutoIdle: true,
    disableAutoEnable: true,
    disableCompression: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    // A throttled command is answered after half of it at most, instead of after all the time that Exchange suggests.
    socketTimeout: timeoutMs,
  });
}

/** What imapflow puts on the error of a command, besides what sockets do. */
interface ImapFailure extends ConnectionFailure {
  readonly responseStatus?: unknown;
  readonly responseText?: unknown;
  /** RFC 9051 §7.1: what stands in brackets before the text. */
  readonly serverResponseCode?: unknown;
  /** The whole answer, of a sign-in that was refused. */
  readonly response?: unknown;
  /** Why the server said goodbye. */
  readonly reason?: unknown;
  readonly authenticationFailed?: unknown;
  readonly tlsFailed?: unknown;
}

/** @throws MailError in the place of whatever imapflow throws */
async function told<T>(server: MailAddress, answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw error instanceof Error ? mailErrorOf(error, server) : error;
  }
}

function mailErrorOf(error: ImapFailure, server: MailAddress): MailError {
  const cause = { cause: error };
  if (typeof error.reason === 'string') return new MailRefusedError(server, `BYE ${error.reason}`, cause);
  if (typeof error.responseStatus === 'string') {
    const code = typeof error.serverResponseCode === 'string' ? `[${error.serverResponseCode}]` : null;
    const words = [error.responseStatus, code, error.responseText].filter((part) => typeof part === 'string');
    return new MailRefusedError(server, words.join(' '), cause);
  }
  // imapflow: NAMESPACE, which it asks for as a part of signing in, was answered BAD.
  if (error.authenticationFailed === true && typeof error.response === 'string')
    return new MailRefusedError(server, `BAD ${error.response}`, cause);
  if (error.message === 'Unsupported authentication mechanism')
    return new MailRefusedError(server, 'XOAUTH2 is not offered.', cause);
  return error.tlsFailed === true && /does not support STARTTLS|not possible/.test(error.message)
    ? new MailNotEncryptedError(server, error.message, cause)
    : connectionError(error, server);
}
