import { DomainError } from '../../errors.js';

// RFC 7628 §3.1, whose framing XOAUTH2 took over: %x01 ends a field, so that no value may hold a control character.
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f]/;

/** A sign-in name or an address that cannot be said to a mail server. */
export class MailUserMalformedError extends DomainError {
  readonly code = 'MAIL_USER_MALFORMED';
}

/**
 * What XOAUTH2 sends: `user=` names the mailbox, which need not be the one that the token's account has.
 * exchange-docs, how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth.md.
 * @throws MailUserMalformedError when the name holds control characters
 */
export function xoauth2({ user, accessToken }: { user: string; accessToken: string }): string {
  const words = [`user=${checkedUser(user)}`, `auth=Bearer ${accessToken}`, '', ''];
  return Buffer.from(words.join('\u0001')).toString('base64');
}

/** The name itself. @throws MailUserMalformedError when it holds control characters, or is empty */
export function checkedUser(user: string): string {
  if (user === '' || control.test(user)) throw new MailUserMalformedError('No mailbox is called that.');
  return user;
}

/** An address for `MAIL FROM` and `RCPT TO` (RFC 5321 §4.1.2). @throws MailUserMalformedError when it is none */
export function envelopeAddress(address: string): string {
  if (!/^[^\s<>@]+@[^\s<>@]+$/.test(checkedUser(address)))
    throw new MailUserMalformedError('This is no address to send from.');
  return `<${address}>`;
}
