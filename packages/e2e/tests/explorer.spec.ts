import type { Page } from '@playwright/test';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';

test(
  'runs a query, follows a subscription and finds its way in the reference, under the strict policy',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const refused: string[] = [];
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) refused.push(message.text());
    });
    await page.goto('/explorer');
    await expect(page.getByRole('heading', { name: say('GraphQL explorer') })).toBeVisible();
    await seedConnection(hub, { name: 'Průzkum', type: 'ETOKEN' });

    await replaceText(
      page,
      say('Document'),
      'query All { connections(first: 5) { edges { node { name } } } }',
    );
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('textbox', { name: say('Answer') })).toContainText('"name": "Průzkum"');

    await replaceText(page, say('Document'), '{ connections { nothingOfThatName } }');
    await page.getByRole('button', { name: say('Run') }).click();
    await expect(page.getByRole('textbox', { name: say('Answer') })).toContainText('nothingOfThatName');

    await replaceText(page, say('Variables (JSON)'), '[1]');
    await page.getByRole('button', { name: say('Run') }).click();
    await expect(page.getByRole('alert')).toHaveText(
      say('The variables are not a JSON object. Nothing was sent.'),
    );

    await page.getByRole('button', { name: say('Examples') }).click();
    await page.getByRole('menuitem', { name: say('Follow what happens to connections') }).click();
    await page.getByRole('button', { name: say('Run') }).click();
    await expect(page.getByText(say('Waiting for what happens.'))).toBeVisible();
    await seedConnection(hub, { name: 'Živě přidané', type: 'ETOKEN' });
    await expect(page.getByRole('textbox', { name: say('Answer') })).toContainText('"name": "Živě přidané"');
    await page.getByRole('button', { name: say('Stop') }).click();

    await page.getByLabel(say('Search types and fields')).fill('authorizationurl');
    await page.getByRole('button', { name: 'AddConnectionPayload.authorizationUrl' }).click();
    await expect(page.getByRole('heading', { name: 'AddConnectionPayload' })).toBeVisible();
    expect(refused).toEqual([]);
  },
);

/** Empties the editor first: replacing a selection of several lines, Chromium itself writes style attributes. */
async function replaceText(page: Page, name: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name }).click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}
