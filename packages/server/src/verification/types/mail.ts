/**
 * A mail connection is tested by opening its mailbox, and a token proves nothing about a mailbox: Exchange accepts
 * sign-ins whose mailbox it then refuses. Until the hub speaks IMAP and SMTP itself, there is no test to pass.
 */
export const verifyMail = null;
