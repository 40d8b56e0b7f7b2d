import type { Page } from '@playwright/test';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { simulatedPassword } from '../pages/simulator.page.js';

const types = [
  'eToken',
  'Mail (IMAP)',
  'Mail (SMTP)',
  'Microsoft Entra ID (Azure AD)',
  'Single Sign-On (SSO)',
  'SharePoint',
];

for (const [at, type] of types.entries()) {
  const languages = type === 'Mail (IMAP)' ? inBothLanguages : {};
  test(
    `goes the whole way to the green strip for ${type} by keyboard alone`,
    languages,
    async ({ page, say }) => {
      const name = `Jen klávesnice – ${type}`;
      await page.goto('/connections');
      await expect(new ConnectionsPage(page, say).add.first()).toBeVisible();
      await page.keyboard.press('n');
      await expect(page.getByRole('heading', { name: say('New connection') })).toBeVisible();

      await tabTo(page, say('Name'));
      await page.keyboard.type(name);
      await tabTo(page, say('Tenant ID'));
      await page.keyboard.type('fabrikam.com');
      await page.keyboard.press('Tab');
      await expect(new NewConnectionPage(page, say).found).toBeVisible();
      await tabTo(page, 'eToken');
      if (at === 0) await page.keyboard.press('Space');
      for (let step = 0; step < at; step += 1) await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('radio', { name: type })).toBeChecked();
      await tabTo(page, say('Save connection'));
      await page.keyboard.press('Enter');

      await signInByKeyboard(page);
      await expect(new ConnectionsPage(page, say).greenStrip).toBeVisible();
      await expect(new ConnectionsPage(page, say).row(name)).toBeVisible();
    },
  );
}

test(
  'finds, opens the list of keys, selects and leaves by keyboard, and the focus comes back',
  inBothLanguages,
  async ({ page, hub, say }) => {
    for (const n of [1, 2, 3]) await seedConnection(hub, { name: `Klávesy ${n}`, type: 'ETOKEN' });
    const list = new ConnectionsPage(page, say);
    await list.open();
    await expect(list.add.first()).toBeVisible();
    await page.keyboard.press('/');
    await page.keyboard.type('klávesy');
    await expect(page).toHaveURL(/q=kl/);
    await expect(list.row('Klávesy 3')).toBeVisible();
    await list.row('Klávesy 1').focus();
    await page.keyboard.press('Space');
    await expect(page.getByText(say('1 selected'), { exact: true })).toBeVisible();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(page.getByText(say('2 selected'), { exact: true })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText(say('2 selected'), { exact: true })).toBeHidden();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await expect(list.row('Klávesy 2')).toBeFocused();
  },
);

/** The account, the password and what is asked for, at Microsoft's stand-in. */
async function signInByKeyboard(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await tabTo(page, 'admin@fabrikam.com');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Enter password' })).toBeVisible();
  await tabTo(page, 'Password');
  await page.keyboard.type(simulatedPassword);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Permissions requested' })).toBeVisible();
  await tabTo(page, 'Accept');
  await page.keyboard.press('Enter');
}

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
