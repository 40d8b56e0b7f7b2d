import { AxeBuilder } from '@axe-core/playwright';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import type { RunningHub } from '../hub/hub.js';
import { seedConnection } from '../hub/seed.js';
import { trip } from '../hub/trip.js';
import { ConnectionsPage } from '../pages/connections.page.js';

test.use({ hubOf: 'list' });

/** Adds so many connections, all of one name and a number of three digits. */
async function seedMany(hub: RunningHub, name: string, count: number): Promise<void> {
  const numbers = Array.from({ length: count }, (_, n) => String(n).padStart(3, '0'));
  while (numbers.length > 0) {
    const some = numbers.splice(0, 20);
    await Promise.all(some.map((n) => seedConnection(hub, { name: `${name} ${n}`, type: 'ETOKEN' })));
  }
}

test(
  'the address restores search, filters and order, in a copied link, after a reload and on Back',
  inBothLanguages,
  async ({ page, hub, say }) => {
    await seedConnection(hub, { name: 'Adresa Contoso', type: 'ETOKEN' });
    await seedConnection(hub, { name: 'Adresa Fabrikam', type: 'SHAREPOINT', tenantId: 'fabrikam.com' });
    const list = new ConnectionsPage(page, say);
    await list.open();
    await list.search.fill('adresa');
    await expect(page).toHaveURL(/q=adresa/);
    await expect(list.row('Adresa Contoso')).toBeVisible();

    await page.getByRole('button', { name: say('Tenant: filter') }).click();
    await page.getByRole('searchbox', { name: say('Search tenants') }).fill('fabrikam');
    await page.getByRole('option', { name: 'fabrikam.com' }).click();
    await expect(list.row('Adresa Contoso')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page
      .getByRole('columnheader', { name: say('Last verified') })
      .getByRole('button')
      .click();
    await expect(page.getByRole('columnheader', { name: say('Last verified') })).toHaveAttribute(
      'aria-sort',
      'descending',
    );
    const address = page.url();

    await page.reload();
    await expect(list.row('Adresa Fabrikam')).toBeVisible();
    await expect(list.search).toHaveValue('adresa');
    await expect(page.getByRole('button', { name: say('Remove the filter fabrikam.com') })).toBeVisible();

    await list.row('Adresa Fabrikam').getByRole('link', { name: 'Adresa Fabrikam' }).click();
    await expect(page).toHaveURL(/\/connections\/[^?]+$/);
    await page.goBack();
    await expect(page).toHaveURL(address);
    await expect(list.row('Adresa Fabrikam')).toBeVisible();
    await expect(list.row('Adresa Contoso')).toHaveCount(0);

    await page.getByRole('button', { name: say('Remove the filter fabrikam.com') }).click();
    await expect(list.row('Adresa Contoso')).toBeVisible();
  },
);

test('a long list comes back where it was left, and shows what is added at its far end', async ({
  page,
  hub,
}) => {
  test.setTimeout(120_000);
  await seedMany(hub, 'Dlouhý', 560);
  const list = new ConnectionsPage(page);
  await page.goto('/connections?q=dlouhý');
  await list.row('Dlouhý 000').click();
  await page.keyboard.press('Escape');
  await list.row('Dlouhý 000').focus();
  await expect(async () => {
    await page.keyboard.press('End');
    await expect(list.row('Dlouhý 559')).toBeVisible({ timeout: 500 });
  }).toPass();
  expect(await page.getByRole('row').count()).toBeLessThanOrEqual(60);

  await seedConnection(hub, { name: 'Dlouhý 560', type: 'ETOKEN' });
  await expect(list.row('Dlouhý 560')).toBeAttached();

  await page.mouse.move(640, 500);
  await page.mouse.wheel(0, -8_000);
  await expect(list.row('Dlouhý 400')).toBeInViewport();
  await list.row('Dlouhý 400').getByRole('link').click();
  await expect(page).toHaveURL(/\/connections\/[^?]+$/);
  await page.goBack();
  await expect(list.row('Dlouhý 400')).toBeInViewport();
  const top = await page.evaluate(() => window.scrollY);
  await page.reload();
  await expect(list.row('Dlouhý 400')).toBeInViewport();
  expect(await page.evaluate(() => window.scrollY)).toBe(top);
});

test(
  'a row that matches no more fades in its place and goes when the list is read next',
  inBothLanguages,
  async ({ page, hub, say }) => {
    await seedConnection(hub, { name: 'Slábne 1', type: 'ETOKEN' });
    const id = await seedConnection(hub, { name: 'Slábne 2', type: 'ETOKEN' });
    await seedConnection(hub, { name: 'Slábne 3', type: 'ETOKEN' });
    const list = new ConnectionsPage(page, say);
    await page.goto('/connections?q=slábne');
    await expect(list.row('Slábne 3')).toBeVisible();
    await hub.graphql(
      'mutation Rename($input: UpdateConnectionInput!) { updateConnection(input: $input) { userErrors { code } } }',
      { input: { id, name: 'Jinak' } },
    );
    const faded = list.row('Jinak');
    await expect(faded).toHaveAttribute('aria-rowindex', '3');
    await expect(list.row('Slábne 3')).toHaveAttribute('aria-rowindex', '4');
    // The identifier still holds the word, so the row matches; by its state it will not.
    await page
      .getByRole('group', { name: say('Filter by state') })
      .getByRole('button', { name: new RegExp(`^${say('Awaiting sign-in')}`) })
      .click();
    await expect(list.row('Slábne 3')).toBeVisible();
    const { authorizeConnection } = await hub.graphql<{ authorizeConnection: { authorizationUrl: string } }>(
      'mutation Again($id: ID!) { authorizeConnection(input: { id: $id }) { authorizationUrl } }',
      { id },
    );
    await trip(hub.simulatorUrl, authorizeConnection.authorizationUrl, { account: 'admin@contoso.com' });
    await expect(faded.getByText(say('Authorized'), { exact: true })).toBeVisible();
    await expect(faded).toContainText(say('Matches no more'));
    await expect(list.row('Slábne 3')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await page
      .getByRole('columnheader', { name: say('Modified') })
      .getByRole('button')
      .click();
    await expect(list.row('Slábne 3')).toBeVisible();
    await expect(faded).toHaveCount(0);
  },
);

test('the columns and the row height are remembered', async ({ page, hub, say }) => {
  await seedConnection(hub, { name: 'Sloupce', type: 'ETOKEN' });
  const list = new ConnectionsPage(page, say);
  await page.goto('/connections?q=sloupce');
  await expect(list.row('Sloupce')).toBeVisible();
  await page.getByRole('button', { name: say('Columns and row height') }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Account' }).click();
  await page.getByRole('menuitemradio', { name: 'Compact' }).click();
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations).toEqual([]);
  await page.keyboard.press('Escape');
  await page.reload();
  await expect(list.row('Sloupce')).toBeVisible();
  await expect(page.getByRole('columnheader', { name: 'Account' })).toHaveCount(0);
  await expect(page.getByRole('columnheader', { name: 'Identifier', exact: true })).toBeVisible();
});

test('a search ends the one before it, and shows what was typed last', async ({ page, hub }) => {
  await seedConnection(hub, { name: 'Hledání abc', type: 'ETOKEN' });
  await seedConnection(hub, { name: 'Hledání xyz', type: 'ETOKEN' });
  const list = new ConnectionsPage(page);
  await list.open();
  await expect(list.search).toBeVisible();
  const ended = page.waitForEvent('requestfailed', (request) =>
    (request.postData() ?? '').includes('"text":"hledání a"'),
  );
  await page.route('**/graphql', async (route) => {
    const body = route.request().postData() ?? '';
    if (body.includes('"operationName":"Connections"') && body.includes('"text":"hledání a"')) return;
    await route.continue();
  });
  await list.search.fill('hledání a');
  await expect(page).toHaveURL(/q=/);
  await list.search.fill('hledání x');
  expect((await ended).failure()?.errorText).toContain('ABORTED');
  await expect(list.row('Hledání xyz')).toBeVisible();
  await expect(list.row('Hledání abc')).toHaveCount(0);
});
