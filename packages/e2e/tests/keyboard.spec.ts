import type { Page } from '@playwright/test';
import { expect, test } from '../hub/fixtures.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { simulatedPassword } from '../pages/simulator.page.js';

test('goes the whole way to the green strip by keyboard alone', async ({ page }) => {
  await page.goto('/connections');
  await expect(new ConnectionsPage(page).add.first()).toBeVisible();
  await page.keyboard.press('n');
  await expect(page.getByRole('heading', { name: 'New connection' })).toBeVisible();

  await tabTo(page, 'Name');
  await page.keyboard.type('Jen klávesnice');
  await tabTo(page, 'Tenant ID');
  await page.keyboard.type('contoso.com');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/^Found/)).toBeVisible();
  await tabTo(page, 'eToken');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('radio', { name: 'Mail (IMAP)' })).toBeChecked();
  await tabTo(page, 'Save connection');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await tabTo(page, 'helpdesk@contoso.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Enter password' })).toBeVisible();
  await tabTo(page, 'Password');
  await page.keyboard.type(simulatedPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Permissions requested' })).toBeVisible();
  await tabTo(page, 'Accept');
  await page.keyboard.press('Enter');

  await expect(new ConnectionsPage(page).greenStrip).toBeVisible();
  await expect(new ConnectionsPage(page).row('Jen klávesnice')).toBeVisible();
});

/** Presses Tab until what bears that name has the focus; what cannot be reached so fails the test. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    const focused = await page.evaluate(() => {
      const element = document.activeElement;
      if (!(element instanceof HTMLElement) || element === document.body) return '';
      const label = 'labels' in element ? (element as HTMLInputElement).labels?.[0]?.textContent : '';
      const labelledBy = element.getAttribute('aria-labelledby') ?? '';
      const labelling = labelledBy
        ? document.getElementById(labelledBy.split(' ')[0] ?? '')?.textContent
        : '';
      return `${element.getAttribute('aria-label') ?? ''}\n${label ?? ''}\n${labelling ?? ''}\n${element.textContent}`;
    });
    if (focused.split('\n').some((line) => line.trim() === name)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to “${name}”.`);
}
