import { AxeBuilder } from '@axe-core/playwright';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { LinkDialog } from '../pages/link-dialog.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

test(
  'a red strip says what happened, what to do and who can, with the button for it and what Microsoft’s support asks for',
  inBothLanguages,
  async ({ page, context, hub, say }) => {
    await hub.setScenario({ name: 'admin-consent-required' });
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    const form = new NewConnectionPage(page, say);
    await form.open();
    await form.fill({ name: 'Helpdesk Ostrava', tenant: 'fabrikam.com', type: 'Mail (IMAP)' });
    await expect(form.found).toBeVisible();
    await form.save.click();
    const microsoft = new SimulatorPages(page);
    await microsoft.pickAccount('orders@fabrikam.com');
    await microsoft.enterPassword(simulatedPassword);
    await page.getByRole('button', { name: 'Return to the application' }).click();

    const list = new ConnectionsPage(page, say);
    const strip = list.redStrip.filter({ hasText: 'Helpdesk Ostrava' });
    await expect(strip).toContainText(
      say('fabrikam.com wants its administrator to approve Landbridge first.'),
    );
    await expect(strip).toContainText(
      say(
        'A Global Administrator of fabrikam.com has to sign in once. Send that person an authorization link; nothing else is needed from you.',
      ),
    );
    await expect(strip).toContainText(say('Who can mend it: an administrator of fabrikam.com'));
    await strip.getByRole('button', { name: say('Details for Microsoft support') }).click();
    await expect(strip).toContainText('AADSTS90094');
    await strip.getByRole('button', { name: say('Copy all') }).click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toMatch(/AADSTS90094[^]*Correlation ID: [\da-f-]{36}[^]* UTC$/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);

    await page.reload();
    await expect(strip).toContainText(
      say('fabrikam.com wants its administrator to approve Landbridge first.'),
    );
    await strip.getByRole('button', { name: say('Copy authorization link') }).click();
    await expect(new LinkDialog(page, say).url).toHaveValue(/\/auth\/link\//);
  },
);

test(
  'a sign-in that was left says so, and is tried again by one button',
  inBothLanguages,
  async ({ page, say }) => {
    const form = new NewConnectionPage(page, say);
    await form.open();
    await form.fill({ name: 'Rozmyšleno', tenant: 'contoso.com', type: 'Mail (SMTP)' });
    await expect(form.found).toBeVisible();
    await form.save.click();
    await new SimulatorPages(page).cancelAtPicker();
    const strip = new ConnectionsPage(page, say).redStrip.filter({ hasText: 'Rozmyšleno' });
    await expect(strip).toContainText(say('The sign-in was cancelled.'));
    await strip.getByRole('button', { name: say('Try again') }).click();
    await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  },
);
