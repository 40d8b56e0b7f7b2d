import type { AccessTokenClaims } from '../identity/index.js';
import type { MailContext } from './mail-context.js';
import type { MailboxOwner } from './mailbox-owner.js';

/**
 * Whether the holder of a good token may open a mailbox. What is refused is said as Exchange says it: an application
 * that was not granted the mailbox fails at once, somebody who signed in is let in and then connected to nothing.
 */
export function mayOpen(
  context: MailContext,
  protocol: 'imap' | 'smtp',
  claims: AccessTokenClaims,
  owner: MailboxOwner,
): 'yes' | 'failed' | 'not-connected' {
  if (claims.tid !== owner.tenant.id) return 'not-connected';
  if (owner.account !== null && !owner.account.hasMailbox) return 'not-connected';
  if (claims.oid === undefined) {
    const { fullAccess, sendAs } = context.mail.applicationPermission(claims.appid, owner.address);
    return (protocol === 'imap' ? fullAccess : sendAs) ? 'yes' : 'failed';
  }
  if (owner.account !== null) return owner.account.id === claims.oid ? 'yes' : 'not-connected';
  const account = context.directory.findAccountById(claims.oid);
  const users = (protocol === 'imap' ? owner.shared?.fullAccess : owner.shared?.sendAs) ?? [];
  return account !== undefined && users.includes(account.username) ? 'yes' : 'not-connected';
}

/** Whether the holder of a token that signed in for `mailbox` may send in the name of `sender`. */
export function maySendAs(
  context: MailContext,
  claims: AccessTokenClaims,
  mailbox: MailboxOwner,
  sender: MailboxOwner,
): boolean {
  if (sender.address === mailbox.address) return true;
  return mayOpen(context, 'smtp', claims, sender) === 'yes';
}
