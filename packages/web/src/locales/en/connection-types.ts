/** The exact label of a type, and its short word for the table. */
export const connectionTypes = {
  ETOKEN: { label: 'eToken', short: 'eToken' },
  MAIL_IMAP: { label: 'Mail (IMAP)', short: 'Mail (IMAP)' },
  MAIL_SMTP: { label: 'Mail (SMTP)', short: 'Mail (SMTP)' },
  ENTRA_ID: { label: 'Microsoft Entra ID (Azure AD)', short: 'Entra ID' },
  SSO: { label: 'Single Sign-On (SSO)', short: 'Single Sign-On' },
  SHAREPOINT: { label: 'SharePoint', short: 'SharePoint' },
};
