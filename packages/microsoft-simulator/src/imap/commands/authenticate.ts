import { setTimeout as delay } from 'node:timers/promises';
import { logSignIn, signInToMailbox, type MailSignIn } from '../../mail/index.js';
import { textOf } from '../command-arguments.js';
import type { Command, Invocation } from '../command.js';
import type { ImapSession } from '../imap-session.js';
import { ImapRefusal, invalidState } from '../imap-refusal.js';

const failed = (): ImapRefusal => new ImapRefusal('NO', 'AUTHENTICATE failed.');

/**
 * RFC 9051 §6.2.2 with XOAUTH2:
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth#imap-protocol-exchange
 */
export const authenticate: Command = {
  needs: 'nothing',
  run: async (invocation) => {
    const { session, args } = invocation;
    if (session.identity !== null) throw invalidState();
    const mechanism = textOf(args[0]).toUpperCase();
    const response = await initialResponse(invocation);
    // Exchange Online still offers PLAIN and lets nobody in with it.
    const credentials = mechanism === 'XOAUTH2' ? readXoauth2(response) : null;
    if (credentials === null) throw failed();
    const signIn = await signInToMailbox(session.context, 'imap', credentials.user, credentials.accessToken);
    await settle(session, credentials.user, signIn);
    return 'AUTHENTICATE completed.';
  },
};

/** RFC 9051 §6.2.3: basic authentication is over. */
export const login: Command = {
  needs: 'nothing',
  run: () => {
    throw new ImapRefusal('NO', 'LOGIN failed.');
  },
};

async function initialResponse({ session, args }: Invocation): Promise<string> {
  if (args[1] !== undefined) return textOf(args[1]);
  session.connection.line('+ ');
  const [line] = (await session.connection.next()) ?? [];
  if (line === '*') throw new ImapRefusal('BAD', 'AUTHENTICATE cancelled.');
  return typeof line === 'string' ? line : '';
}

/** `user=…^Aauth=Bearer …^A^A`, in base64. */
function readXoauth2(response: string): { user: string; accessToken: string } | null {
  const text = Buffer.from(response, 'base64').toString('utf8');
  // eslint-disable-next-line no-control-regex -- ^A separates the fields
  const [, user, accessToken] = /^user=([^\x01]+)\x01auth=Bearer +([^\x01]+)\x01\x01$/i.exec(text) ?? [];
  return user === undefined || accessToken === undefined ? null : { user, accessToken };
}

/** @throws {ImapRefusal} */
async function settle(session: ImapSession, user: string, signIn: MailSignIn): Promise<void> {
  const { scenario } = session.context;
  const tenant = signIn.kind === 'signed-in' ? signIn.session.tenant : signIn.tenant;
  const slow = scenario.use('slow', tenant);
  if (slow !== null) await delay(slow.ms ?? 2000);
  const claims = signIn.kind === 'signed-in' ? signIn.session.claims : signIn.claims;
  if (claims === undefined || tenant === null || signIn.kind === 'failed') {
    logSignIn(session.context, 'imap', user, 401);
    throw failed();
  }
  if (scenario.use('imap-authenticate-failed', tenant) !== null) {
    logSignIn(session.context, 'imap', user, 401);
    throw failed();
  }
  logSignIn(session.context, 'imap', user, 200);
  const isConnected = signIn.kind === 'signed-in' && scenario.use('imap-not-connected', tenant) === null;
  const mailbox = isConnected ? signIn.session.mailbox : null;
  session.identity = { claims, tenant, mailbox, expiresAt: claims.exp };
}
