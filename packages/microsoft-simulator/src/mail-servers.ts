import { ImapServer } from './imap/index.js';
import type { MailContext } from './mail/index.js';
import { SubmissionServer } from './smtp/index.js';

/** Where the mail servers listen; a port of 0 is any free one. */
export interface MailPorts {
  readonly host: string;
  readonly imapPort: number;
  readonly smtpPort: number;
}

/** The running IMAP and SMTP servers. */
export interface MailServers {
  /** `imap://host:port`, plain. */
  readonly imapUrl: string;
  /** `smtp://host:port`, with STARTTLS. */
  readonly smtpUrl: string;
  /** Ends sessions whose token was revoked, without waiting until somebody looks. */
  endStaleSessions(): void;
  /** Forgets messages that wait for the next minute, and ends all sessions that are over. */
  reset(): void;
  stop(): Promise<void>;
}

/** @throws {Error} EADDRINUSE and the like; then neither runs */
export async function startMailServers(context: MailContext, ports: MailPorts): Promise<MailServers> {
  const imap = new ImapServer(context);
  const smtp = new SubmissionServer(context);
  const imapPort = await imap.start(ports.host, ports.imapPort);
  try {
    const smtpPort = await smtp.start(ports.host, ports.smtpPort);
    const host = ports.host.includes(':') ? `[${ports.host}]` : ports.host;
    return {
      imapUrl: `imap://${host}:${imapPort}`,
      smtpUrl: `smtp://${host}:${smtpPort}`,
      endStaleSessions: () => imap.endStaleSessions(),
      reset: () => {
        context.rate.clear();
        imap.endStaleSessions();
      },
      stop: async () => {
        await Promise.all([imap.stop(), smtp.stop()]);
      },
    };
  } catch (error) {
    await imap.stop();
    throw error;
  }
}
