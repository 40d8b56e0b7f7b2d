import { expect, inBothLanguages, test } from '../hub/fixtures.js';

test.use({ hubOf: 'app-registrations' });

const dayAfter = (days: number) => new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);

test(
  'keeps an app registration: added, its secret replaced while both are there, and deleted',
  inBothLanguages,
  async ({ page, say }) => {
    await page.goto('/connections');
    await page.getByRole('link', { name: say('App registrations') }).click();
    await page.getByRole('button', { name: say('+ Add app registration') }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(say('Name'), { exact: true }).fill('Produkce');
    await dialog.getByLabel(say('Application (client) ID')).fill('6f1a0c1e-0000-4000-8000-00000000000b');
    await dialog.getByLabel(say('Secret value')).fill('b410305f-3ebe-474a-a83f-4add9acd47d1');
    await expect(dialog.getByText(say('This looks like the Secret ID.'))).toBeVisible();
    await dialog.getByLabel(say('Secret value')).fill('abc8Q~value');
    await dialog.getByLabel(say('Expires on')).fill(dayAfter(10));
    await dialog.getByRole('button', { name: say('Save app registration') }).click();
    await expect(dialog).toBeHidden();

    const card = page.getByRole('region', { name: 'Produkce' });
    await expect(card).toContainText(say('in 9 days'));
    await expect(page.getByRole('status').filter({ hasText: say('run out within 30 days') })).toBeVisible();

    await card.getByRole('button', { name: say('Add a secret or certificate') }).click();
    await dialog.getByLabel(say('Secret value')).fill('def8Q~successor');
    await dialog.getByLabel(say('Expires on')).fill(dayAfter(700));
    await dialog.getByRole('button', { name: say('Add'), exact: true }).click();
    await expect(card.getByText(say('Client secret'))).toHaveCount(2);
    await expect(page.getByText(say('run out within 30 days'))).toBeHidden();

    await card
      .getByRole('button', { name: say('Remove') })
      .last()
      .click();
    await dialog.getByRole('button', { name: say('Remove') }).click();
    await expect(card.getByText(say('Client secret'))).toHaveCount(1);
    await expect(card).not.toContainText(say('in 9 days'));

    await card.getByRole('button', { name: say('Delete'), exact: true }).click();
    await dialog.getByRole('button', { name: say('Delete app registration') }).click();
    await expect(card).toBeHidden();
  },
);
