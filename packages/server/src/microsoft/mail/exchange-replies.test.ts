import { describe, expect, it } from 'vitest';
import { exchangeReplyCodes, exchangeReplyOf } from './exchange-replies.js';

// Sentences as they were seen, each with its origin in exchange-replies.ts.
const seen = [
  [
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled for more information. [PR3P195CA0023.EURP195.PROD.OUTLOOK.COM]',
    'SMTP_AUTH_DISABLED_FOR_TENANT',
  ],
  [
    '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox. Visit https://aka.ms/smtp_auth_disabled for more information.',
    'SMTP_AUTH_DISABLED_FOR_MAILBOX',
  ],
  [
    '535 5.7.139 Authentication unsuccessful, user is locked by your organization’s security defaults policy. Contact your administrator.',
    'BLOCKED_BY_POLICY',
  ],
  [
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully. Contact your administrator.',
    'BLOCKED_BY_POLICY',
  ],
  ['535 5.7.139 Authentication unsuccessful, the user credentials were incorrect.', 'SIGN_IN_REFUSED'],
  ['535 5.7.3 Authentication unsuccessful [AM0PR02CA0131.eurprd02.prod.outlook.com]', 'SIGN_IN_REFUSED'],
  ['NO AUTHENTICATE failed.', 'SIGN_IN_REFUSED'],
  ['NO [AUTHENTICATIONFAILED] AUTHENTICATE failed.', 'SIGN_IN_REFUSED'],
  ['BAD User is authenticated but not connected.', 'AUTHENTICATED_NOT_CONNECTED'],
  ['BYE Connection is closed. 13', 'CONNECTION_CLOSED'],
  ['BYE Connection closed. 14', 'CONNECTION_CLOSED'],
  ['BYE Session invalidated - AccessTokenExpired', 'TOKEN_EXPIRED'],
  ['BAD Request is throttled. Suggested Backoff Time: 92415 milliseconds', 'THROTTLED'],
  [
    '432 4.3.2 Concurrent connections limit exceeded. Visit https://aka.ms/concurrent_sending',
    'TOO_MANY_CONNECTIONS',
  ],
  ['BYE Too many connections', 'TOO_MANY_CONNECTIONS'],
  ['NO IMAP access is disabled for this mailbox.', 'IMAP_DISABLED'],
  ['NO MailboxNotFound', 'NO_MAILBOX'],
  ['550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'SEND_AS_DENIED'],
  ['554 5.2.252 SendAsDenied; jana@contoso.com not allowed to send as faktury@contoso.com', 'SEND_AS_DENIED'],
  ['554 5.2.0 STOREDRV.Submission.Exception', 'SENDING_LIMIT_REACHED'],
  [
    '550 5.1.90 Your message can’t be sent because you’ve reached your daily limit for message recipients',
    'SENDING_LIMIT_REACHED',
  ],
  ['554 5.2.2 mailbox full', 'MAILBOX_FULL'],
  [
    '550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup',
    'ADDRESS_UNKNOWN',
  ],
  ['451 4.7.500 Server busy. Please try again later', 'SERVER_BUSY'],
  ['NO [UNAVAILABLE] Server error', 'SERVER_BUSY'],
] as const;

describe('what Exchange says', () => {
  it.each(seen)('%s', (words, code) => {
    expect(exchangeReplyOf(words)).toBe(code);
  });

  it.each(['250 2.0.0 OK', 'NO The folder is on strike.', ''])('means nothing that is known: %j', (words) => {
    expect(exchangeReplyOf(words)).toBeNull();
  });

  it('has each of its meanings proved by a sentence', () => {
    expect(new Set(seen.map(([, code]) => code))).toEqual(new Set(exchangeReplyCodes));
  });
});
