import type { Responsible } from './catalogue.js';

interface StepRemedyEntry {
  readonly responsible: Responsible;
  /** Lines of Exchange Online PowerShell to run; `{mailbox}` and `{account}` are filled in, quoted. */
  readonly commands?: readonly string[];
}

const enableImap = 'Set-CASMailbox -Identity {mailbox} -ImapEnabled $true';
const enableSmtp = 'Set-CASMailbox -Identity {mailbox} -SmtpClientAuthenticationDisabled $false';
const fullAccess =
  'Add-MailboxPermission -Identity {mailbox} -User {account} -AccessRights FullAccess -AutoMapping $false';
const sendAs =
  'Add-RecipientPermission -Identity {mailbox} -Trustee {account} -AccessRights SendAs -Confirm:$false';

/**
 * What to do when a step of a connection's own test did not pass, and who can do it. What to say stands in `en/` and
 * `cs/`, under the same codes. The cmdlets: learn.microsoft.com, Set-CASMailbox, Set-TransportConfig,
 * Add-MailboxPermission, Add-RecipientPermission, Get-CASMailbox.
 */
export const stepRemedyCatalogue = {
  AUTHORIZE_AGAIN: { responsible: 'ACCOUNT_OWNER' },
  AUTHORIZE_AGAIN_OR_CHECK_REGISTRATION: { responsible: 'ADMINISTRATOR' },
  AUTHORIZE_AS_SIGNER: { responsible: 'ADMINISTRATOR' },
  ACCEPT_ORGANIZATION_PERMISSIONS: { responsible: 'TENANT_ADMINISTRATOR' },
  ACCEPT_SIGNING_PERMISSION: { responsible: 'TENANT_ADMINISTRATOR' },
  CHECK_SHAREPOINT_ACCESS: { responsible: 'TENANT_ADMINISTRATOR' },
  CHECK_TENANT_AND_NETWORK: { responsible: 'OPERATOR' },
  TEST_AGAIN_LATER: { responsible: 'ADMINISTRATOR' },
  CHECK_MAIL_SERVER_REACHABLE: { responsible: 'OPERATOR' },
  CHECK_MAIL_CERTIFICATE: { responsible: 'OPERATOR' },
  ENCRYPT_MAIL_SERVER: { responsible: 'OPERATOR' },
  CHECK_MAIL_CLOUD: { responsible: 'OPERATOR' },
  CHECK_MAIL_SERVER: { responsible: 'TENANT_ADMINISTRATOR' },
  OPEN_MAILBOX_TO_APPLICATION: { responsible: 'TENANT_ADMINISTRATOR' },
  NAME_MAILBOX: { responsible: 'ADMINISTRATOR' },
  ASSIGN_MAILBOX: { responsible: 'TENANT_ADMINISTRATOR' },
  ALLOW_BY_POLICY: { responsible: 'TENANT_ADMINISTRATOR' },
  END_OTHER_CONNECTIONS: { responsible: 'ACCOUNT_OWNER' },
  ENABLE_IMAP: { responsible: 'TENANT_ADMINISTRATOR', commands: [enableImap] },
  CHECK_IMAP_SIGN_IN: {
    responsible: 'TENANT_ADMINISTRATOR',
    commands: [
      'Get-CASMailbox -Identity {mailbox} | Format-List ImapEnabled, PrimarySmtpAddress',
      enableImap,
    ],
  },
  GRANT_FULL_ACCESS: { responsible: 'TENANT_ADMINISTRATOR', commands: [fullAccess] },
  CHECK_MAILBOX_BEHIND_SIGN_IN: { responsible: 'TENANT_ADMINISTRATOR', commands: [enableImap] },
  ENABLE_SMTP_AUTH: {
    responsible: 'TENANT_ADMINISTRATOR',
    commands: [enableSmtp, 'Set-TransportConfig -SmtpClientAuthenticationDisabled $false'],
  },
  ENABLE_SMTP_AUTH_FOR_MAILBOX: { responsible: 'TENANT_ADMINISTRATOR', commands: [enableSmtp] },
  CHECK_SMTP_SIGN_IN: { responsible: 'TENANT_ADMINISTRATOR', commands: [enableSmtp] },
  CHECK_SMTP_SHARED_MAILBOX: {
    responsible: 'TENANT_ADMINISTRATOR',
    commands: [enableSmtp, fullAccess, sendAs],
  },
  GRANT_SEND_AS: { responsible: 'TENANT_ADMINISTRATOR', commands: [sendAs] },
  CHECK_SENDER_ADDRESS: { responsible: 'ADMINISTRATOR' },
  EMPTY_MAILBOX: { responsible: 'ACCOUNT_OWNER' },
  WAIT_FOR_SENDING_LIMIT: { responsible: 'ACCOUNT_OWNER' },
} as const satisfies Record<string, StepRemedyEntry>;

export type StepRemedyCode = keyof typeof stepRemedyCatalogue;
export const stepRemedyCodes = Object.keys(stepRemedyCatalogue) as StepRemedyCode[];

/** The remedy that a code names; null for a code of another version. */
export function stepRemedyCodeOf(code: string | null | undefined): StepRemedyCode | null {
  return stepRemedyCodes.find((known) => known === code) ?? null;
}

/** The lines of PowerShell that mend it, filled with what is known; none where a line would lack something. */
export function stepRemedyCommands(
  code: StepRemedyCode,
  facts: Readonly<Record<string, string>>,
): readonly string[] {
  const { commands = [] }: StepRemedyEntry = stepRemedyCatalogue[code];
  const lines = commands.map((line) =>
    line.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = facts[name];
      return value === undefined ? whole : quoted(value);
    }),
  );
  return lines.some((line) => /\{\w+\}/.test(line)) ? [] : lines;
}

// PowerShell's about_Quoting_Rules: within single quotes nothing is read but the quote itself, of any of its shapes.
function quoted(value: string): string {
  return `'${value.replace(/['‘’‚‛]/g, '$&$&')}'`;
}
