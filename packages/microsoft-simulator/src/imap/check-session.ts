import { toNumericDate } from '../clock.js';
import { isRevoked } from '../mail/index.js';
import type { Command } from './command.js';
import { ImapGoodbye, ImapRefusal, invalidState } from './imap-refusal.js';
import type { ImapSession } from './imap-session.js';

// https://github.com/imapsync/imapsync/issues/250
const tokenExpired = 'Session invalidated - AccessTokenExpired';
// What Exchange Online says when it hangs up on a session that is connected to nothing.
const connectionClosed = 'Connection closed. 14';

/** Whether the session must end because its token has expired or was revoked; then these are the last words. */
export function lastWords({ identity, context }: ImapSession): string | null {
  if (identity === null) return null;
  const isExpired = toNumericDate(context.clock.now()) >= identity.expiresAt;
  return isExpired || isRevoked(context.identities, identity.claims) ? tokenExpired : null;
}

/**
 * The session may go on, and the command is for this moment.
 * @throws {ImapGoodbye}
 * @throws {ImapRefusal}
 */
export function checkSession(session: ImapSession, command: Command): void {
  const words = lastWords(session);
  if (words !== null) throw new ImapGoodbye(words);
  if (command.needs === 'nothing') return;
  if (session.identity === null) throw invalidState();
  checkScenario(session, session.identity.tenant);
  if (session.identity.mailbox === null) throw notConnected(session);
  if (command.needs === 'folder' && session.selected === null) throw invalidState();
}

/** https://github.com/simonrob/email-oauth2-proxy/issues/74: the second command ends the connection. */
function notConnected(session: ImapSession): ImapRefusal {
  session.refusals += 1;
  return new ImapRefusal(
    'BAD',
    'User is authenticated but not connected.',
    session.refusals > 1 ? connectionClosed : undefined,
  );
}

function checkScenario(
  { context: { scenario } }: ImapSession,
  tenant: NonNullable<ImapSession['identity']>['tenant'],
): void {
  if (scenario.use('imap-session-expired', tenant) !== null) throw new ImapGoodbye(tokenExpired);
  if (scenario.use('imap-connection-closed', tenant) !== null) throw new ImapGoodbye(connectionClosed);
  const throttled = scenario.use('imap-throttled', tenant);
  if (throttled === null) return;
  // https://github.com/imapsync/imapsync/issues/212
  throw new ImapRefusal(
    'BAD',
    `Request is throttled. Suggested Backoff Time: ${throttled.ms ?? 10_000} milliseconds`,
  );
}
