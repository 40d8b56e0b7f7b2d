import { DomainError } from '../../errors.js';
import { exchangeReplyOf, type ExchangeReplyCode } from './exchange-replies.js';
import type { MailAddress } from './mail-address.js';

/** A mail server did not do what it was asked; `words` are its own where it has any. They never hold a token. */
export abstract class MailError extends DomainError {
  constructor(
    readonly server: MailAddress,
    readonly words: string,
    options?: ErrorOptions,
  ) {
    super(`${server.host}: ${words}`, { host: server.host, port: server.port }, options);
  }
}

/** Nobody answered: no such name, refused, cut off, or too late. */
export class MailServerUnreachableError extends MailError {
  readonly code = 'MAIL_SERVER_UNREACHABLE';
}

/** The server's certificate is not one that is trusted for its name; nothing was sent. */
export class MailCertificateError extends MailError {
  readonly code = 'MAIL_CERTIFICATE_REFUSED';
}

/** The server offers no encryption and is not on this machine; no token was sent. */
export class MailNotEncryptedError extends MailError {
  readonly code = 'MAIL_NOT_ENCRYPTED';
}

/** The server answered, and refused. */
export class MailRefusedError extends MailError {
  readonly code = 'MAIL_REFUSED';
  /** What Exchange means by its words; null for words that are not known. */
  readonly reply: ExchangeReplyCode | null;

  constructor(server: MailAddress, words: string, options?: ErrorOptions) {
    super(server, words, options);
    this.reply = exchangeReplyOf(words);
  }
}

/** The server refused for good whom an e-mail was for; the mailbox it is from can send to others. */
export class MailRecipientRefusedError extends MailRefusedError {}
