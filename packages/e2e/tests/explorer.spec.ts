import type { Page } from '@playwright/test';
import { expect, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';

test('runs a query, follows a subscription and finds its way in the reference, under the strict policy', async ({
  page,
  hub,
}) => {
  const refused: string[] = [];
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(message.text());
  });
  await page.goto('/explorer');
  await expect(page.getByRole('heading', { name: 'GraphQL explorer' })).toBeVisible();
  await seedConnection(hub, { name: 'Průzkum', type: 'ETOKEN' });

  await replaceText(page, 'Document', 'query All { connections(first: 5) { edges { node { name } } } }');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'Answer' })).toContainText('"name": "Průzkum"');

  await replaceText(page, 'Document', '{ connections { nothingOfThatName } }');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('textbox', { name: 'Answer' })).toContainText('nothingOfThatName');

  await replaceText(page, 'Variables (JSON)', '[1]');
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByRole('alert')).toHaveText('The variables are not a JSON object. Nothing was sent.');

  await page.getByRole('button', { name: 'Examples' }).click();
  await page.getByRole('menuitem', { name: 'Follow what happens to connections' }).click();
  await page.getByRole('button', { name: 'Run' }).click();
  await expect(page.getByText('Waiting for what happens.')).toBeVisible();
  await seedConnection(hub, { name: 'Živě přidané', type: 'ETOKEN' });
  await expect(page.getByRole('textbox', { name: 'Answer' })).toContainText('"name": "Živě přidané"');
  await page.getByRole('button', { name: 'Stop' }).click();

  await page.getByLabel('Search types and fields').fill('authorizationurl');
  await page.getByRole('button', { name: 'AddConnectionPayload.authorizationUrl' }).click();
  await expect(page.getByRole('heading', { name: 'AddConnectionPayload' })).toBeVisible();
  expect(refused).toEqual([]);
});

/** Empties the editor first: replacing a selection of several lines, Chromium itself writes style attributes. */
async function replaceText(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}
