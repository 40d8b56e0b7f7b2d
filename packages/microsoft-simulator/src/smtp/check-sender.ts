import { toNumericDate } from '../clock.js';
import { findMailboxOwner, isRevoked, maySendAs, type MailContext } from '../mail/index.js';
import type { SmtpIdentity } from './sign-in.js';
import { smtpReplies } from './smtp-reply.js';

/**
 * Whoever signed in may send in the name of `sender`, and his token still holds.
 * @throws {SmtpReply}
 */
export function checkSender(context: MailContext, identity: SmtpIdentity, sender: string): void {
  const isExpired = toNumericDate(context.clock.now()) >= identity.claims.exp;
  if (isExpired || isRevoked(context.identities, identity.claims)) throw smtpReplies.tokenExpired();
  if (context.scenario.use('smtp-send-as-denied', identity.tenant) !== null) throw smtpReplies.sendAsDenied();
  const own = findMailboxOwner(context.directory, identity.mailbox.address);
  const wanted = findMailboxOwner(context.directory, sender);
  if (own === null || wanted === null || !maySendAs(context, identity.claims, own, wanted)) {
    throw smtpReplies.sendAsDenied();
  }
}
