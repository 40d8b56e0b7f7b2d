import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { ConnectionPage } from '../pages/connection.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

const mailbox = 'info@contoso.com';

test(
  'connects a mailbox that nobody signs in to: consent, the commands for Exchange, and a test that passes after them',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const form = new NewConnectionPage(page, say);
    await form.open();
    await form.fill({ name: 'Sklad – přístup aplikace', tenant: 'contoso.com', type: 'Mail (IMAP)' });
    await expect(form.found).toBeVisible();
    await page.getByRole('radio', { name: say('Application access: nobody signs in') }).check();
    await form.save.click();
    await expect(page.getByText(say('Type the mailbox’s address.'))).toBeVisible();
    await form.mailbox.fill(mailbox);
    await form.save.click();

    const microsoft = new SimulatorPages(page);
    await microsoft.pickAccount('admin@contoso.com');
    await microsoft.enterPassword(simulatedPassword);
    await microsoft.acceptEverything();

    const strip = page.getByRole('status').filter({ hasText: 'Sklad – přístup aplikace' });
    await expect(strip).toContainText(say('The connection has been successfully authorized.'));
    await strip.getByRole('button', { name: say('One step is left: open the mailbox in Exchange') }).click();
    await expect(strip).toContainText(say('The object ID is still to be filled in.'));
    await expect(strip).toContainText(`Add-MailboxPermission -Identity '${mailbox}' -User '<OBJECT-ID>'`);

    await page.getByRole('link', { name: 'Sklad – přístup aplikace' }).click();
    const connection = new ConnectionPage(page, say);
    await expect(connection.head).toContainText(say('Not verified'));
    const commands = page.getByRole('region', { name: say('Open the mailbox in Exchange') });
    await expect(commands).toContainText('New-ServicePrincipal -AppId');

    await hub.openMailbox(mailbox);
    await connection.action(say('Test connection')).click();
    await expect(connection.history.first()).toContainText(say('Verified · Hana Nováková'));
  },
);
