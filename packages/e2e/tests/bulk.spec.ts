import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';
import { ConnectionsPage } from '../pages/connections.page.js';

test(
  'tests and deletes many at once, and takes a deletion back',
  inBothLanguages,
  async ({ page, hub, say }) => {
    for (const n of [1, 2, 3, 4]) await seedConnection(hub, { name: `Hromadné ${n}`, type: 'ETOKEN' });
    await seedConnection(hub, { name: 'Hromadné 5', type: 'SHAREPOINT', account: 'admin@contoso.com' });
    const list = new ConnectionsPage(page, say);
    await page.goto('/connections?q=hromadné');
    await expect(list.row('Hromadné 5')).toBeVisible();

    await list.row('Hromadné 1').getByRole('checkbox').click();
    await list
      .row('Hromadné 5')
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await expect(page.getByText(say('5 selected'), { exact: true })).toBeVisible();
    await page.getByRole('button', { name: say('Test connections') }).click();
    const results = page.getByRole('dialog');
    await expect(results).toContainText(say('1 connection was verified.'));
    await expect(results).toContainText(say('4 connections were not verified:'));
    await expect(results).toContainText(say('Hromadné 1 is not authorized yet.'));
    await expect(results.getByRole('heading', { name: 'Hromadné 5' })).toHaveCount(0);
    await results
      .getByRole('button', { name: say('Close') })
      .last()
      .click();

    await page.keyboard.press('Delete');
    await page.getByRole('button', { name: say('Delete 5 connections') }).click();
    await expect(list.row('Hromadné 3')).toContainText(say('Being deleted'));
    await page.getByRole('button', { name: say('Undo') }).click();
    await expect(list.row('Hromadné 3')).not.toContainText(say('Being deleted'));

    await list.row('Hromadné 1').getByRole('checkbox').click();
    await page.keyboard.press('Delete');
    await page
      .getByRole('button', { name: say('Delete connection'), exact: true })
      .last()
      .click();
    await expect(list.row('Hromadné 1')).toContainText(say('Being deleted'));
    // Whoever goes away within the ten seconds has decided all the same.
    await page.goto('/help');
    await page.goto('/connections?q=hromadné');
    await expect(list.row('Hromadné 2')).toBeVisible();
    await expect(list.row('Hromadné 1')).toHaveCount(0);
  },
);
