import { readFile } from 'node:fs/promises';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { deleteConnection, seedConnection } from '../hub/seed.js';

/** The log keeps what the tests of other files did. */
test.use({ hubOf: 'audit' });

test(
  'an administrator finds who deleted a connection, sends the address on, and carries the entries away',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Faktury – sklad', type: 'SHAREPOINT' });
    await deleteConnection(hub, id);
    await page.goto(`${hub.url}/access/audit`);
    const entries = page.getByRole('main').getByRole('listitem');
    await expect(entries.filter({ hasText: say('Connection added: Faktury – sklad') })).toBeVisible();

    await page.getByLabel(say('What'), { exact: true }).selectOption(say('Connection deleted'));
    await expect(entries).toHaveCount(1);
    await expect(entries).toContainText('Faktury – sklad');
    await expect(entries).toContainText('Bootstrap API key');
    await expect(page).toHaveURL(/act=connection\.deleted/);
    await page.reload();
    await expect(entries).toHaveCount(1);

    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: say('Download NDJSON') }).click();
    const lines = (await readFile(await (await download).path(), 'utf8')).trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { action: string }).action)).toEqual([
      'connection.deleted',
    ]);
    await page.goBack();
    await expect(entries.nth(1)).toBeVisible();
  },
);
