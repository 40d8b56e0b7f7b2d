import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { maxMessageBytes, type MailContext } from '../mail/index.js';
import { checkSender } from './check-sender.js';
import { deliver } from './deliver.js';
import { loopbackCertificate } from './loopback-certificate.js';
import { signIn, type SmtpIdentity } from './sign-in.js';
import { smtpReplies } from './smtp-reply.js';

/** For each mailbox: https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements */
const maxConnections = 3;

type Done = (error?: Error | null) => void;

/** SMTP submission with STARTTLS in front of the simulator's mailboxes. */
export class SubmissionServer {
  readonly #identities = new Map<string, SmtpIdentity>();
  readonly #server: SMTPServer;

  constructor(private readonly context: MailContext) {
    this.#server = new SMTPServer({
      ...loopbackCertificate(),
      name: 'smtp.simulated.outlook.com',
      banner: 'Microsoft ESMTP MAIL Service ready',
      heloResponse: '%s Hello',
      // Exchange Online offers LOGIN too, and lets nobody in with it.
      authMethods: ['LOGIN', 'XOAUTH2'],
      authRequiredMessage: '5.7.57 Client not authenticated to send mail.',
      size: maxMessageBytes,
      rejectOversized: true,
      maxRecipients: 500,
      disableReverseLookup: true,
      logger: false,
      closeTimeout: 1,
      onConnect: (_session, done) => {
        if (context.scenario.use('mail-server-silent', null) === null) done();
      },
      onAuth: ({ username, accessToken }, session, done) => {
        this.#signIn(session, username ?? '', accessToken).then(
          (identity) => done(null, { user: identity.user }),
          (error: unknown) => done(asError(error)),
        );
      },
      onMailFrom: ({ address }, session, done) =>
        settle(done, async () => checkSender(context, this.#identityOf(session), address)),
      onData: (stream, session, done) =>
        settle(done, () => deliver(context, this.#identityOf(session), session, stream)),
      onClose: (session) => this.#identities.delete(session.id),
    });
    // Without a listener a client that goes away in the middle would end the process.
    this.#server.on('error', () => undefined);
  }

  /**
   * @param port 0 takes any free one
   * @returns the port it listens on
   * @throws {Error} EADDRINUSE and the like
   */
  async start(host: string, port: number): Promise<number> {
    const listening = this.#server.server;
    await new Promise<void>((resolve, reject) => {
      listening.once('error', reject);
      this.#server.listen(port, host, () => {
        listening.off('error', reject);
        resolve();
      });
    });
    return (listening.address() as AddressInfo).port;
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #signIn(
    session: SMTPServerSession,
    user: string,
    accessToken: string | undefined,
  ): Promise<SmtpIdentity> {
    return signIn(this.context, user, accessToken, (identity) => {
      const others = [...this.#identities.values()].filter(({ mailbox }) => mailbox === identity.mailbox);
      if (others.length >= maxConnections) return false;
      this.#identities.set(session.id, identity);
      return true;
    });
  }

  #identityOf(session: SMTPServerSession): SmtpIdentity {
    const identity = this.#identities.get(session.id);
    if (identity === undefined) throw smtpReplies.notAuthenticated();
    return identity;
  }
}

function settle(done: Done, work: () => Promise<void>): void {
  work().then(
    () => done(),
    (error: unknown) => done(asError(error)),
  );
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
