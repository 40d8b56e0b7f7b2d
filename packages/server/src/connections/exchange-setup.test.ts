import { describe, expect, it } from 'vitest';
import { exchangeCommands } from './exchange-setup.js';

const tenant = {
  id: 'b410305f-3ebe-474a-a83f-4add9acd47d1',
  displayName: 'Contoso',
  domain: 'contoso.com',
  cloud: 'global',
} as const;
const application = {
  clientId: '6f1a0c1e-0000-4000-8000-000000000001',
  objectId: '0b5f6b0e-0000-4000-8000-000000000002',
};

function commandOf(step: string, ...given: Parameters<typeof exchangeCommands>): string | undefined {
  return exchangeCommands(...given).find((command) => command.step === step)?.command;
}

describe('the commands for Exchange', () => {
  const imap = { type: 'MAIL_IMAP', mailbox: 'faktury@contoso.com', tenant } as const;
  const smtp = { ...imap, type: 'MAIL_SMTP' } as const;

  it('register the enterprise application, not the app registration', () => {
    expect(commandOf('REGISTER_APPLICATION', imap, application)).toBe(
      `New-ServicePrincipal -AppId '${application.clientId}' -ObjectId '${application.objectId}' -DisplayName 'Landbridge'`,
    );
  });

  it('open the mailbox to reading, or to sending', () => {
    expect(commandOf('OPEN_MAILBOX', imap, application)).toContain(
      `Add-MailboxPermission -Identity 'faktury@contoso.com' -User '${application.objectId}' -AccessRights FullAccess`,
    );
    expect(commandOf('OPEN_MAILBOX', smtp, application)).toContain(
      `Add-RecipientPermission -Identity 'faktury@contoso.com' -Trustee '${application.objectId}' -AccessRights SendAs`,
    );
  });

  it('mark the place of an object id that is not known', () => {
    const commands = exchangeCommands(imap, { ...application, objectId: null });
    expect(
      commands.filter(({ command }) => command.includes(`'<OBJECT-ID>'`)).map(({ step }) => step),
    ).toEqual(['REGISTER_APPLICATION', 'OPEN_MAILBOX', 'CHECK']);
  });

  it('connect to the tenant’s own cloud', () => {
    expect(commandOf('CONNECT', imap, application)).toMatch(/-Organization 'contoso.com'$/);
    expect(commandOf('CONNECT', { ...imap, tenant: { ...tenant, cloud: 'usgov' } }, application)).toMatch(
      /-ExchangeEnvironmentName O365USGovGCCHigh$/,
    );
    expect(commandOf('CONNECT', { ...imap, tenant: { ...tenant, cloud: 'china' } }, application)).toMatch(
      /-ExchangeEnvironmentName O365China$/,
    );
  });

  it.each(["o'neill@contoso.com", 'o\u2019neill@contoso.com', '$(Remove-Item)@contoso.com'])(
    'let a mailbox’s address be nothing but an address: %s',
    (mailbox) => {
      const command = commandOf('CHECK', { ...imap, mailbox }, application) ?? '';
      const [, inside] = /-Identity '((?:[^'\u2018-\u201b]|['\u2018-\u201b]{2})*)' -User/.exec(command) ?? [];
      expect(inside?.replace(/(['\u2018-\u201b])\1/g, '$1')).toBe(mailbox);
    },
  );
});
