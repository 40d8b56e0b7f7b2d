import { ImapFlow, type ImapFlowOptions } from 'imapflow';
import { createTransport } from 'nodemailer';
import type { SMTPConnectionOptions as SmtpOptions } from 'nodemailer/lib/smtp-connection';
import type { Simulator } from '../src/index.js';

/** A client of the simulator's IMAP server; not connected yet. */
export function imapClient(
  simulator: Simulator,
  user: string,
  accessToken: string,
  options: Partial<ImapFlowOptions> = {},
): ImapFlow {
  const { hostname, port } = new URL(simulator.imapUrl);
  const client = new ImapFlow({
    host: hostname,
    port: Number(port),
    secure: false,
    doSTARTTLS: false,
    auth: { user, accessToken },
    logger: false,
    ...options,
  });
  // imapflow throws where nobody listens, also when the server hangs up on purpose.
  client.on('error', () => undefined);
  return client;
}

/** Runs `work` with a client that is signed in, and signs out. */
export async function withImap<T>(
  simulator: Simulator,
  user: string,
  accessToken: string,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  const client = imapClient(simulator, user, accessToken);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}

/** A client of the simulator's SMTP server. */
export function smtpClient(
  simulator: Simulator,
  user: string,
  accessToken: string,
  options: Pick<SmtpOptions, 'greetingTimeout'> = {},
) {
  const { hostname, port } = new URL(simulator.smtpUrl);
  return createTransport({
    host: hostname,
    port: Number(port),
    requireTLS: true,
    auth: { type: 'OAuth2', user, accessToken },
    tls: { rejectUnauthorized: false },
    ...options,
  });
}
