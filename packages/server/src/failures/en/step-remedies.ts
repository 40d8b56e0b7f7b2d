import type { FailureTexts } from '../texts.js';

export const stepRemedies: FailureTexts['stepRemedies'] = {
  AUTHORIZE_AGAIN: 'Authorize the connection again.',
  AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION:
    'Authorize the connection again. If it stays so, check the app registration in the Microsoft Entra admin center.',
  AUTHORIZE_AS_SIGNER: 'Authorize the connection again with the account that signs.',
  ACCEPT_ORGANIZATION_PERMISSIONS:
    'A Global Administrator of the tenant has to accept User.Read.All, Group.Read.All and Organization.Read.All: authorize the connection again.',
  ACCEPT_SIGNING_PERMISSION:
    'An administrator of the tenant has to accept the signing permission: authorize the connection again.',
  CHECK_SHAREPOINT_ACCESS:
    'Check that the account has a SharePoint licence and may open the root site; an administrator of the tenant assigns both.',
  CHECK_TENANT_AND_NETWORK:
    'Check the Tenant ID and that this server reaches the sign-in address of the cloud.',
  TEST_AGAIN_LATER: 'Test the connection again in a few minutes.',
  CHECK_MAIL_SERVER_REACHABLE:
    'Whoever runs Landbridge has to let this server reach {host}, port {port}: look at the firewall and at whether the name resolves. Landbridge tries again by itself.',
  CHECK_MAIL_CERTIFICATE:
    'Whoever runs Landbridge has to find out who answers in the place of {host}: its certificate is not trusted, so no token was sent. Where a proxy inspects connections on purpose, make its certificate authority known by NODE_EXTRA_CA_CERTS.',
  ENCRYPT_MAIL_SERVER:
    'Whoever runs Landbridge has to check the address of the mail server: {host} offers no encryption, so no token was sent.',
  CHECK_MAIL_CLOUD:
    'The mail server {host} belongs to Microsoft’s {cloud} cloud, and the tenant is in another one. Whoever runs Landbridge has to look at MICROSOFT_IMAP_URL and MICROSOFT_SMTP_URL: without them each cloud’s own mail server is taken.',
  CHECK_MAIL_SERVER:
    'The mail server gave a reason that Landbridge does not know. An Exchange administrator of the tenant can say what it means; Landbridge tries again by itself.',
  OPEN_MAILBOX_TO_APPLICATION:
    'An Exchange administrator has to open {mailbox} to the application; the commands are on the connection’s page. Exchange may take some minutes to act on them, and the object ID has to be that of the enterprise application.',
  NAME_MAILBOX:
    'Edit the connection and enter the address of the mailbox as Mailbox: Microsoft told no sign-in name that a mail server would take.',
  ASSIGN_MAILBOX:
    'An administrator of the tenant has to give {mailbox} a licence with an Exchange Online mailbox.',
  ALLOW_BY_POLICY:
    'A security policy of the tenant does not allow this sign-in: security defaults, Conditional Access or an authentication policy. An administrator of the tenant has to allow it for {mailbox}.',
  END_OTHER_CONNECTIONS:
    'Too many programs are connected to {mailbox} at once. End those that nobody needs; Landbridge tries again by itself.',
  ENABLE_IMAP: 'An Exchange administrator of the tenant has to switch IMAP on for {mailbox}.',
  CHECK_IMAP_SIGN_IN:
    'An Exchange administrator of the tenant has to check that {mailbox} has a licence with a mailbox and that IMAP is switched on for it. If the mailbox has another address than the sign-in name, edit the connection and enter it as Mailbox.',
  GRANT_FULL_ACCESS:
    'Check that {mailbox} is the address of the shared mailbox. An Exchange administrator of the tenant has to give {account} full access to it, and IMAP has to be switched on for it.',
  CHECK_MAILBOX_BEHIND_SIGN_IN:
    'Microsoft accepts the sign-in and opens no mailbox behind it. An Exchange administrator of the tenant has to check that {mailbox} has a licence with a mailbox and that IMAP is switched on for it. Too many connections at once look the same: end other programs that read this mailbox. Landbridge tries again by itself.',
  ENABLE_SMTP_AUTH:
    'Sending by SMTP is switched off in the tenant. An Exchange administrator of the tenant can switch it on for {mailbox} alone (the first line) or for everybody (the second line).',
  ENABLE_SMTP_AUTH_FOR_MAILBOX:
    'Sending by SMTP is switched off for {mailbox}. An Exchange administrator of the tenant can switch it on.',
  CHECK_SMTP_SIGN_IN:
    'An Exchange administrator of the tenant has to check that SMTP AUTH is switched on for {mailbox} and that it has a licence with a mailbox. SMTP takes the sign-in name (UPN); where that is not the account’s any more, authorize the connection again.',
  CHECK_SMTP_SHARED_MAILBOX:
    'An Exchange administrator of the tenant has to check that SMTP AUTH is switched on for {mailbox}, and that {account} has full access to it and the right Send As. If it is the account’s own mailbox, leave Mailbox empty: SMTP takes the sign-in name (UPN), not every address.',
  GRANT_SEND_AS:
    'An Exchange administrator of the tenant has to give {account} the right Send As on {mailbox}.',
  CHECK_SENDER_ADDRESS:
    'Edit the connection and enter the mailbox’s primary address as Mailbox: {mailbox} is the sign-in name (UPN) and takes no mail, or is misspelt.',
  EMPTY_MAILBOX:
    'The mailbox {mailbox} is full, and what is sent is kept in it too, in Sent Items: its owner has to make room.',
  WAIT_FOR_SENDING_LIMIT:
    'The mailbox has sent as much as Exchange Online allows in a day. Wait until tomorrow; Landbridge tests the connection again by itself.',
};
