import type { Cloud } from '../clouds.js';
import { connectionError } from './connection-errors.js';
import { mailAddress, type MailAddress } from './mail-address.js';
import { MailNotEncryptedError, MailRecipientRefusedError, MailRefusedError } from './mail.errors.js';
import { withinTime } from './within-time.js';
import { checkedUser, envelopeAddress } from './xoauth2.js';

export interface OutgoingMail {
  readonly cloud: Pick<Cloud, 'smtpUrl'>;
  /** Whom XOAUTH2 names; the e-mail is from there. */
  readonly user: string;
  readonly accessToken: string;
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  /** Plain text. */
  readonly text: string;
  /** With its angle brackets (RFC 5322 §3.6.4). */
  readonly messageId: string;
  readonly signal?: AbortSignal | undefined;
  /** How long it may take; 60 seconds unless said otherwise. */
  readonly timeoutMs?: number | undefined;
}

/**
 * Sends one e-mail that nobody wrote (RFC 3834: answering machines leave it alone), through the cloud's SMTP server.
 * @throws MailError of what the server, or the way to it, refused; MailUserMalformedError; the signal's reason
 */
export async function sendMail({ cloud, signal, timeoutMs = 60_000, ...mail }: OutgoingMail): Promise<void> {
  const server = mailAddress(cloud.smtpUrl);
  envelopeAddress(mail.to.address);
  const transport = await createTransport(server, { user: checkedUser(mail.user), token: mail.accessToken });
  const hangUp = (): void => transport.close();
  try {
    await withinTime({ server, timeoutMs, signal, hangUp }, () =>
      transport.sendMail({
        from: { name: 'Landbridge', address: mail.user },
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: mail.messageId,
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
      }),
    );
  } catch (error) {
    throw mailErrorOf(error, server);
  } finally {
    hangUp();
  }
}

async function createTransport(
  { host, port, isSecure, isLoopback }: MailAddress,
  { user, token }: { user: string; token: string },
) {
  const { default: nodemailer } = await import('nodemailer');
  return nodemailer.createTransport({
    host,
    port,
    secure: isSecure,
    requireTLS: !isSecure && !isLoopback,
    tls: { rejectUnauthorized: !isLoopback, minVersion: 'TLSv1.2' },
    auth: { type: 'OAuth2', user, accessToken: token },
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 30_000,
    dnsTimeout: 15_000,
    logger: false,
  });
}

function mailErrorOf(error: unknown, server: MailAddress): unknown {
  if (!(error instanceof Error) || !('code' in error)) return error;
  const { response, command } = error as { response?: unknown; command?: unknown };
  if (typeof response === 'string' && /^[45]\d\d/.test(response)) {
    const Refusal =
      command === 'STARTTLS'
        ? MailNotEncryptedError
        : command === 'RCPT TO' && response.startsWith('5')
          ? MailRecipientRefusedError
          : MailRefusedError;
    return new Refusal(server, response, { cause: error });
  }
  const isNodemailers = typeof error.code === 'string' && /^E[A-Z]/.test(error.code);
  return isNodemailers ? connectionError(error, server) : error;
}
