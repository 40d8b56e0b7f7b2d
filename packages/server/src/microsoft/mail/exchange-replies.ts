interface KnownReply {
  readonly code: string;
  /** Exchange's sentence, read without case; what varies in it is left out. */
  readonly sentence: RegExp;
}

/*
 * What Exchange Online says when it refuses, and what it means. Sources: exchange-docs
 * how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth.md; learn.microsoft.com
 * exchange/troubleshoot/send-emails/smtp-submission-improvements and the list of non-delivery codes; beside each, where
 * the sentence was seen. The first that fits counts, so what is particular stands before what is general.
 */
const knownReplies = [
  // emailengine and thunderbird-android#7597: "535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is
  // disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information."
  { code: 'SMTP_AUTH_DISABLED_FOR_TENANT', sentence: /SmtpClientAuthentication is disabled for the Tenant/i },
  {
    code: 'SMTP_AUTH_DISABLED_FOR_MAILBOX',
    sentence: /SmtpClientAuthentication is disabled for the Mailbox/i,
  },
  // "535 5.7.139 Authentication unsuccessful, user is locked by your organization's security defaults policy",
  // "… the request did not meet the criteria to be authenticated successfully", "… blocked by Conditional Access".
  {
    code: 'BLOCKED_BY_POLICY',
    sentence: /security defaults policy|did not meet the criteria|Conditional Access|authentication policy/i,
  },
  // Webklex/php-imap#464, node-imap#523, imapflow#314: the sign-in is accepted, and every command after it is not.
  { code: 'AUTHENTICATED_NOT_CONNECTED', sentence: /User is authenticated but not connected/i },
  // imapsync#250: the token ran out during the session.
  { code: 'TOKEN_EXPIRED', sentence: /AccessTokenExpired|token (?:is |has )?expired/i },
  // imapsync#212 and #272: "BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds".
  { code: 'THROTTLED', sentence: /Request is throttled|Suggested Backoff Time|thread limit exceeded/i },
  // "432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending".
  {
    code: 'TOO_MANY_CONNECTIONS',
    sentence: /Concurrent connections limit exceeded|Too many (?:simultaneous |concurrent )?connections/i,
  },
  // "* BYE Connection is closed. 13" and "14" after a sign-in that was accepted: too many sessions, or no mailbox behind.
  { code: 'CONNECTION_CLOSED', sentence: /^(?:\* )?BYE Connection (?:is )?closed/i },
  {
    code: 'IMAP_DISABLED',
    sentence: /IMAP4? (?:access |protocol )?(?:is |has been )?(?:disabled|not enabled|turned off)/i,
  },
  {
    code: 'NO_MAILBOX',
    sentence: /MailboxNotFound|NonExistentMailbox|no mailbox|(?:mailbox|user) (?:does not|doesn't) exist/i,
  },
  // "550 5.7.60 SMTP; Client does not have permissions to send as this sender", "554 5.2.252 SendAsDenied".
  { code: 'SEND_AS_DENIED', sentence: /\b5\.7\.60\b|\b5\.2\.252\b|SendAsDenied|permissions? to send as/i },
  // "554 5.2.0 … recipient limit", "550 5.1.90 … daily limit for message recipients".
  { code: 'SENDING_LIMIT_REACHED', sentence: /\b5\.1\.90\b|daily limit|RecipientRateLimit|554 5\.2\.0\b/i },
  // Sent mail is kept in Sent Items and fills the mailbox: "554 5.2.2 mailbox full".
  { code: 'MAILBOX_FULL', sentence: /\b5\.2\.2\b|mailbox (?:is )?full|QuotaExceeded/i },
  { code: 'ADDRESS_UNKNOWN', sentence: /\b5\.1\.(?:1|10)\b|RecipientNotFound/i },
  // `NO AUTHENTICATE failed.`, `535 5.7.3 Authentication unsuccessful`: whatever Exchange does not explain.
  {
    code: 'SIGN_IN_REFUSED',
    sentence: /AUTHENTICATE failed|LOGIN failed|\b5\.7\.3\b|^535\b|Authentication unsuccessful/i,
  },
  // `451 4.7.500 Server busy`, `421 4.3.2 Service not active`, `NO [UNAVAILABLE] Server error`, `NO Server Unavailable. 15`.
  { code: 'SERVER_BUSY', sentence: /^4\d\d\b|UNAVAILABLE|Server busy/i },
] as const satisfies readonly KnownReply[];

export type ExchangeReplyCode = (typeof knownReplies)[number]['code'];
export const exchangeReplyCodes: readonly ExchangeReplyCode[] = knownReplies.map(({ code }) => code);

/** What a mail server's refusal means; null for a sentence that nobody has listed yet. */
export function exchangeReplyOf(words: string): ExchangeReplyCode | null {
  const text = words.trim();
  return knownReplies.find(({ sentence }) => sentence.test(text))?.code ?? null;
}
