import { expect, test } from '../hub/fixtures.js';
import { seedConnection, seedLink } from '../hub/seed.js';
import { ConnectionPage } from '../pages/connection.page.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

test('is opened by the name in the list, and Back leads to the list as it was', async ({ page, hub }) => {
  const name = 'Stránka – knihovna';
  await seedConnection(hub, { name, type: 'SHAREPOINT', account: 'admin@contoso.com' });
  const address = '/connections?q=stranka&sort=-modified';
  await page.goto(address);
  await page.getByRole('link', { name }).click();
  const connection = new ConnectionPage(page);
  await expect(connection.title).toHaveText(name);
  await expect(page).toHaveURL(/\/connections\/[\w-]+$/);

  await connection.action('Test connection').click();
  await expect(connection.history.first()).toContainText('Verified · Hana Nováková');
  await page.reload();
  await expect(connection.history.first()).toContainText('Verified · Hana Nováková');

  await connection.action('Edit connection').click();
  await page.getByLabel('Name', { exact: true }).fill(`${name} smluv`);
  await page.getByRole('button', { name: 'Save changes' }).click();
  await expect(connection.title).toHaveText(`${name} smluv`);
  await expect(connection.history.first()).toContainText('Changed: name · Hana Nováková');

  await page.goto(address);
  await page.getByRole('link', { name }).click();
  await expect(connection.title).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(address);
  await expect(new ConnectionsPage(page).search).toHaveValue('stranka');
});

test('turns green by itself when the link that was sent is used, and tells the whole story', async ({
  page,
  browser,
  hub,
}) => {
  const id = await seedConnection(hub, { name: 'Stránka – odkaz', type: 'MAIL_IMAP' });
  const connection = new ConnectionPage(page);
  await connection.open(id);
  await expect(connection.head).toContainText('Awaiting sign-in');
  const link = await seedLink(hub, id);
  await expect(connection.history.first()).toContainText('Authorization link made');

  const owner = await (await browser.newContext()).newPage();
  await owner.goto(link);
  await owner.getByRole('button', { name: 'Continue to Microsoft 365' }).click();
  const microsoft = new SimulatorPages(owner);
  await microsoft.pickAccount('faktury@contoso.com');
  await microsoft.enterPassword(simulatedPassword);
  await microsoft.acceptEverything();

  await expect(connection.head).toContainText('Authorized');
  await expect(
    connection.history.filter({ hasText: 'Authorized as faktury@contoso.com · through the link made by' }),
  ).toBeVisible();
  await expect(page.getByRole('region', { name: 'Authorization' })).toContainText(
    'read, move and delete mail in this mailbox over IMAP',
  );
  await owner.context().close();
});

test('withdraws a link, and says who deleted the connection elsewhere', async ({ page, hub }) => {
  const id = await seedConnection(hub, { name: 'Stránka – smazaná', type: 'MAIL_IMAP' });
  await seedLink(hub, id);
  const connection = new ConnectionPage(page);
  await connection.open(id);
  await connection.chooseMore('Withdraw link');
  await expect(connection.history.first()).toContainText('Authorization link withdrawn · Hana Nováková');

  await hub.graphql('mutation ($id: ID!) { deleteConnection(input: { id: $id }) { deletedConnectionId } }', {
    id,
  });
  await expect(connection.deleted).toContainText(
    'An application with the API key “Bootstrap API key” deleted this connection',
  );
  await expect(connection.title).toHaveText('Stránka – smazaná');
  await page.reload();
  await expect(connection.title).toHaveText('There is no such connection');
});

test('is deleted from its own page, which leads to the list, where it can be undone', async ({
  page,
  hub,
}) => {
  const name = 'Stránka – ke smazání';
  const id = await seedConnection(hub, { name, type: 'MAIL_IMAP' });
  const connection = new ConnectionPage(page);
  await connection.open(id);
  await connection.chooseMore('Delete connection');
  await page.getByRole('dialog').getByRole('button', { name: 'Delete connection' }).click();
  await expect(page).toHaveURL(/\/connections$/);
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name }).click();
  await expect(connection.title).toHaveText(name);
});
