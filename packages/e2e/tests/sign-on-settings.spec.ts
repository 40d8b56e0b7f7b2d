import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';

test(
  'an administrator lets the members of a domain sign in, and the sign-in page offers it',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Zaměstnanci', type: 'SSO', account: 'admin@contoso.com' });
    await page.goto(`${hub.url}/connections/${id}`);
    const enabled = page.getByLabel(say('People sign in to Landbridge by this connection'));
    await enabled.check();
    await page.getByLabel(say('Members of these domains enter too')).fill('contoso.com');
    await page.getByRole('button', { name: say('Save who may sign in') }).click();
    await expect(page.getByRole('main').getByText(say('Saved.'), { exact: true })).toBeVisible();
    await page.reload();
    await expect(enabled).toBeChecked();
    await expect(page.getByLabel(say('Members of these domains enter too'))).toHaveValue('contoso.com');

    await page.context().clearCookies();
    await page.goto(`${hub.url}/sign-in`);
    await expect(page.getByRole('link', { name: /Microsoft|Contoso/i }).first()).toBeVisible();
  },
);
