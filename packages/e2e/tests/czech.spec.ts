import { expect, test } from '../hub/fixtures.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';
import { wordsOf } from '../words.js';

test.describe('in a browser that asks for Czech', () => {
  test.use({ locale: 'cs-CZ' });

  test('goes the whole way to „Připojení bylo úspěšně autorizováno.“', async ({ page }) => {
    const say = await wordsOf(page);
    const list = new ConnectionsPage(page, say);
    await list.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'cs');
    await expect(page.getByRole('heading', { name: /^Připojení|Připojte/ }).first()).toBeVisible();
    await list.add.first().click();
    const form = new NewConnectionPage(page, say);
    await form.fill({ name: 'Účetní 1/2', tenant: 'contoso.com', type: 'Mail (IMAP)' });
    await expect(page.getByText(/^Nalezeno/)).toBeVisible();
    await expect(form.identifier).toHaveValue(/^ucetni-1-2/);
    await form.save.click();

    const microsoft = new SimulatorPages(page);
    await microsoft.pickAccount('faktury@contoso.com');
    await microsoft.enterPassword(simulatedPassword);
    await microsoft.acceptEverything();

    await expect(list.greenStrip).toContainText('Připojení bylo úspěšně autorizováno.');
    await expect(list.greenStrip).toContainText(
      'K připojení Účetní 1/2 se přihlásil účet faktury@contoso.com.',
    );
    await expect(list.row('Účetní 1/2').getByText('Autorizováno', { exact: true })).toBeVisible();
  });
});

test('another language is chosen in the menu, at once and for good', async ({ page }) => {
  await page.goto('/connections');
  await page.getByRole('button', { name: /Hana Nováková/ }).click();
  await page.getByRole('menuitemradio', { name: 'Čeština' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cs');
  await expect(page.getByRole('menuitem', { name: 'Odhlásit se' })).toBeVisible();
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('lang', 'cs');
  await expect(page.getByRole('link', { name: 'Nápověda' }).first()).toBeVisible();
});
