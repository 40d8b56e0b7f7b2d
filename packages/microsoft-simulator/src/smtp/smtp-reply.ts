/** A reply of the server that says no; smtp-server sends code and text as they are. */
export class SmtpReply extends Error {
  constructor(
    readonly responseCode: number,
    text: string,
  ) {
    super(text);
    this.name = new.target.name;
  }
}

const server = '[simulated.outlook.com]';

/**
 * What Exchange Online answers.
 * https://learn.microsoft.com/exchange/client-developer/legacy-protocols/how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth#smtp-protocol-exchange
 * https://learn.microsoft.com/exchange/clients-and-mobile-in-exchange-online/authenticated-client-smtp-submission
 * https://learn.microsoft.com/exchange/troubleshoot/send-emails/smtp-submission-improvements
 */
export const smtpReplies = {
  unsuccessful: () => new SmtpReply(535, `5.7.3 Authentication unsuccessful ${server}`),
  basicDisabled: () =>
    new SmtpReply(535, `5.7.139 Authentication unsuccessful, basic authentication is disabled. ${server}`),
  disabledForTenant: () =>
    new SmtpReply(
      535,
      '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. ' +
        `Visit https://aka.ms/smtp_auth_disabled for more information. ${server}`,
    ),
  disabledForMailbox: () =>
    new SmtpReply(
      535,
      '5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. ' +
        `Visit https://aka.ms/smtp_auth_disabled for more information. ${server}`,
    ),
  tooManyConnections: () => new SmtpReply(432, `4.3.2 Concurrent connections limit exceeded ${server}`),
  recipientLimit: () => new SmtpReply(554, `5.2.0 Recipient limit exceeded ${server}`),
  mailboxFull: () => new SmtpReply(554, `5.2.2 mailbox full ${server}`),
  sendAsDenied: () =>
    new SmtpReply(550, '5.7.60 SMTP; Client does not have permissions to send as this sender'),
  notAuthenticated: () => new SmtpReply(530, '5.7.57 Client not authenticated to send mail.'),
  // Microsoft publishes no sentence for it; 421 ends the connection (RFC 5321 §3.8).
  tokenExpired: () => new SmtpReply(421, '4.7.0 The access token has expired'),
} as const;
