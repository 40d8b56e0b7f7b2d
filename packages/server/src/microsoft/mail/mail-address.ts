import { isLoopbackHost } from '../../loopback.js';

/** Where a mail server is, and how it is spoken to. */
export interface MailAddress {
  readonly host: string;
  readonly port: number;
  /** Encrypted from the first byte on; otherwise by STARTTLS. */
  readonly isSecure: boolean;
  /**
   * On this machine, where a server may do without encryption: then its certificate proves nothing either, and those of
   * stand-ins are signed by themselves. Everywhere else a connection is encrypted and its certificate verified.
   */
  readonly isLoopback: boolean;
}

const defaultPorts: Readonly<Record<string, number>> = {
  'imaps:': 993,
  'imap:': 143,
  'smtps:': 465,
  'smtp:': 587,
};

/** The server of an address such as `imaps://outlook.office365.com:993`. */
export function mailAddress(url: string): MailAddress {
  const { protocol, hostname, port } = new URL(url);
  return {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port === '' ? (defaultPorts[protocol] ?? 0) : Number(port),
    isSecure: protocol.endsWith('s:'),
    isLoopback: isLoopbackHost(hostname),
  };
}
