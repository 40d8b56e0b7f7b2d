import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import type { Cloud } from '../clouds.js';
import { mailAddress, type MailAddress } from './mail-address.js';
import { MailRefusedError } from './mail.errors.js';
import { SmtpDialogue } from './smtp-dialogue.js';
import { withinTime } from './within-time.js';
import { envelopeAddress, xoauth2 } from './xoauth2.js';

export interface SmtpOpening {
  readonly cloud: Pick<Cloud, 'smtpUrl'>;
  readonly signal?: AbortSignal | undefined;
  /** How long connecting may take, and each call after it; 15 seconds unless said otherwise. */
  readonly timeoutMs?: number | undefined;
}

/** An SMTP session. Close it. Everything throws MailRefusedError and MailServerUnreachableError, or the signal's reason. */
export interface SmtpSession {
  readonly server: MailAddress;
  readonly isEncrypted: boolean;
  /** Signs in by XOAUTH2 as the mailbox `user`. @returns the server's words @throws MailUserMalformedError */
  signIn(account: { user: string; accessToken: string }, signal?: AbortSignal): Promise<string>;
  /**
   * Asks for everything that comes before a message (MAIL FROM and RCPT TO the address itself) and takes it back by
   * RSET: nothing is sent.
   * @throws MailUserMalformedError when it is no address
   */
  proveSender(address: string, signal?: AbortSignal): Promise<string>;
  /** Says goodbye and waits for the end, a few seconds at most; never throws. */
  close(): Promise<void>;
}

const goodbyeMs = 3_000;

/**
 * Connects to the cloud's SMTP server and encrypts the connection: by STARTTLS, where offered also on this machine.
 * @throws MailServerUnreachableError, MailCertificateError, MailNotEncryptedError, MailRefusedError; the signal's reason
 */
export async function openSmtp({ cloud, signal, timeoutMs = 15_000 }: SmtpOpening): Promise<SmtpSession> {
  const server = mailAddress(cloud.smtpUrl);
  const dialogue = new SmtpDialogue(server, await createConnection(server, timeoutMs));
  const exchange = { server, timeoutMs, hangUp: (): void => dialogue.hangUp() };
  const limited = <T>(until: AbortSignal | undefined, work: () => Promise<T>): Promise<T> =>
    withinTime({ ...exchange, signal: until }, work);
  try {
    await limited(signal, () => dialogue.connect());
  } catch (error) {
    dialogue.hangUp();
    throw error;
  }
  return {
    server,
    isEncrypted: dialogue.isEncrypted,
    signIn: (account, until) => {
      const initialResponse = xoauth2(account);
      return limited(until, () => dialogue.signIn(initialResponse));
    },
    proveSender: (address, until) => {
      const path = envelopeAddress(address);
      return limited(until, () => proveSender(dialogue, server, path));
    },
    close: async () => {
      const goodbye = { ...exchange, timeoutMs: goodbyeMs, signal: undefined };
      await withinTime(goodbye, () => dialogue.quit()).catch(() => dialogue.hangUp());
    },
  };
}

async function createConnection(
  { host, port, isSecure, isLoopback }: MailAddress,
  timeoutMs: number,
): Promise<SMTPConnection> {
  // Not before it is needed: most starts of a hub never open a mailbox.
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  return new Connection({
    host,
    port,
    secure: isSecure,
    requireTLS: !isSecure && !isLoopback,
    tls: { rejectUnauthorized: !isLoopback, minVersion: 'TLSv1.2' },
    logger: false,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    allowInternalNetworkInterfaces: true,
  });
}

async function proveSender(dialogue: SmtpDialogue, server: MailAddress, path: string): Promise<string> {
  // RFC 5321 §4.1.1.5: RSET ends what MAIL FROM began.
  const answers = [];
  for (const command of [`MAIL FROM:${path}`, `RCPT TO:${path}`]) {
    const answer = await dialogue.ask(command);
    if (!answer.startsWith('2')) throw new MailRefusedError(server, answer);
    answers.push(answer);
  }
  await dialogue.ask('RSET');
  return answers.at(-1) ?? '';
}
