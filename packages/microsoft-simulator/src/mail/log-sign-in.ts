import type { MailContext } from './mail-context.js';

/**
 * Writes a sign-in to a mailbox into the log of requests.
 * @param status 200 or 401 for IMAP, which has no numbers; the reply's code for SMTP
 */
export function logSignIn(
  { log, clock }: MailContext,
  protocol: 'imap' | 'smtp',
  user: string,
  status: number,
): void {
  log.add({
    at: clock.now().toISOString(),
    kind: protocol,
    method: protocol === 'imap' ? 'AUTHENTICATE' : 'AUTH',
    path: user,
    status,
    tenant: null,
    grantType: null,
    clientId: null,
    scope: null,
    aadsts: null,
    correlationId: null,
  });
}
