import type { CloudName } from '../microsoft/index.js';
import type { Connection } from './connection.js';

export const exchangeSteps = ['CONNECT', 'REGISTER_APPLICATION', 'OPEN_MAILBOX', 'CHECK'] as const;
export type ExchangeStep = (typeof exchangeSteps)[number];

export interface ExchangeCommand {
  readonly step: ExchangeStep;
  readonly command: string;
}

/** The application as a tenant knows it. */
export interface TenantApplication {
  readonly clientId: string;
  /** Of the enterprise application (its service principal), not of the app registration; null where it is not known. */
  readonly objectId: string | null;
}

/** Stands where an object id has to be filled in by hand. */
export const objectIdPlaceholder = '<OBJECT-ID>';

// Exchange PowerShell documentation, Connect-ExchangeOnline, *ExchangeEnvironmentName*; the global one needs no name.
const environments = {
  global: null,
  usgov: 'O365USGovGCCHigh',
  'usgov-dod': 'O365USGovDoD',
  china: 'O365China',
} as const satisfies Record<CloudName, string | null>;

/**
 * What an Exchange administrator runs in PowerShell, once, so that the application may open the connection's mailbox:
 * Exchange documentation, how-to-authenticate-an-imap-pop-smtp-application-by-using-oauth.md, *Register service
 * principals in Exchange*.
 */
export function exchangeCommands(
  { type, mailbox, tenant }: Pick<Connection, 'type' | 'mailbox' | 'tenant'>,
  { clientId, objectId }: TenantApplication,
): ExchangeCommand[] {
  const principal = quoted(objectId ?? objectIdPlaceholder);
  const identity = quoted(mailbox ?? '');
  const environment = environments[tenant.cloud];
  const connect = `Connect-ExchangeOnline -Organization ${quoted(tenant.domain ?? tenant.id)}`;
  const commands: Record<ExchangeStep, string[]> = {
    CONNECT: [
      'Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser',
      environment === null ? connect : `${connect} -ExchangeEnvironmentName ${environment}`,
    ],
    REGISTER_APPLICATION: [
      `New-ServicePrincipal -AppId ${quoted(clientId)} -ObjectId ${principal} -DisplayName 'Landbridge'`,
    ],
    OPEN_MAILBOX:
      type === 'MAIL_SMTP'
        ? [
            `Add-RecipientPermission -Identity ${identity} -Trustee ${principal} -AccessRights SendAs -Confirm:$false`,
            `Set-CASMailbox -Identity ${identity} -SmtpClientAuthenticationDisabled $false`,
          ]
        : [
            `Add-MailboxPermission -Identity ${identity} -User ${principal} -AccessRights FullAccess`,
            `Set-CASMailbox -Identity ${identity} -ImapEnabled $true`,
          ],
    CHECK:
      type === 'MAIL_SMTP'
        ? [
            `Get-RecipientPermission -Identity ${identity} -Trustee ${principal}`,
            `Get-CASMailbox -Identity ${identity} | Format-List SmtpClientAuthenticationDisabled`,
          ]
        : [
            `Get-MailboxPermission -Identity ${identity} -User ${principal}`,
            `Get-CASMailbox -Identity ${identity} | Format-List ImapEnabled`,
          ],
  };
  return exchangeSteps.map((step) => ({ step, command: commands[step].join('\n') }));
}

/** PowerShell expands nothing between single quotes, typographic ones included: about_Quoting_Rules. */
function quoted(text: string): string {
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
