import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { deleteConnection, seedConnection, seedLink } from '../hub/seed.js';
import { ConnectionPage } from '../pages/connection.page.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

test(
  'is opened by the name in the list, and Back leads to the list as it was',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const name = 'Stránka – knihovna';
    await seedConnection(hub, { name, type: 'SHAREPOINT', account: 'admin@contoso.com' });
    const address = '/connections?q=stranka&sort=-modified';
    await page.goto(address);
    await page.getByRole('link', { name }).click();
    const connection = new ConnectionPage(page, say);
    await expect(connection.title).toHaveText(name);
    await expect(page).toHaveURL(/\/connections\/[\w-]+$/);

    await connection.action(say('Test connection')).click();
    await expect(connection.history.first()).toContainText(say('Verified · Hana Nováková'));
    await page.reload();
    await expect(connection.history.first()).toContainText(say('Verified · Hana Nováková'));

    await connection.action(say('Edit connection')).click();
    await page.getByLabel(say('Name'), { exact: true }).fill(`${name} smluv`);
    await page.getByRole('button', { name: say('Save changes') }).click();
    await expect(connection.title).toHaveText(`${name} smluv`);
    await expect(connection.history.first()).toContainText(say('Changed: name · Hana Nováková'));

    await page.goto(address);
    await page.getByRole('link', { name }).click();
    await expect(connection.title).toBeVisible();
    await page.goBack();
    await expect(page).toHaveURL(address);
    await expect(new ConnectionsPage(page, say).search).toHaveValue('stranka');
  },
);

test(
  'turns green by itself when the link that was sent is used, and tells the whole story',
  inBothLanguages,
  async ({ page, browser, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Stránka – odkaz', type: 'MAIL_IMAP' });
    const connection = new ConnectionPage(page, say);
    await connection.open(id);
    await expect(connection.head).toContainText(say('Awaiting sign-in'));
    const link = await seedLink(hub, id);
    await expect(connection.history.first()).toContainText(say('Authorization link made'));

    const owner = await (await browser.newContext()).newPage();
    await owner.goto(link);
    await owner.getByRole('button', { name: say('Continue to Microsoft 365') }).click();
    const microsoft = new SimulatorPages(owner);
    await microsoft.pickAccount('faktury@contoso.com');
    await microsoft.enterPassword(simulatedPassword);
    await microsoft.acceptEverything();

    await expect(connection.head).toContainText(say('Authorized'));
    await expect(
      connection.history.filter({
        hasText: say('Authorized as faktury@contoso.com · through the link made by'),
      }),
    ).toBeVisible();
    await expect(page.getByRole('region', { name: say('Authorization') })).toContainText(
      say('read, move and delete mail in this mailbox over IMAP'),
    );
    await owner.context().close();
  },
);

test(
  'withdraws a link, and says who deleted the connection elsewhere',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Stránka – smazaná', type: 'MAIL_IMAP' });
    await seedLink(hub, id);
    const connection = new ConnectionPage(page, say);
    await connection.open(id);
    await connection.chooseMore(say('Withdraw link'));
    await expect(connection.history.first()).toContainText(
      say('Authorization link withdrawn · Hana Nováková'),
    );

    await deleteConnection(hub, id);
    await expect(connection.deleted).toContainText(
      say('An application with the API key “Bootstrap API key” deleted this connection'),
    );
    await expect(connection.title).toHaveText('Stránka – smazaná');
    await page.reload();
    await expect(connection.title).toHaveText(say('There is no such connection'));
  },
);

test('is deleted from its own page, which leads to the list, where it can be undone', async ({
  page,
  hub,
  say,
}) => {
  const name = 'Stránka – ke smazání';
  const id = await seedConnection(hub, { name, type: 'MAIL_IMAP' });
  const connection = new ConnectionPage(page, say);
  await connection.open(id);
  await connection.chooseMore(say('Delete connection'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Delete connection') })
    .click();
  await expect(page).toHaveURL(/\/connections$/);
  await page.getByRole('button', { name: say('Undo') }).click();
  await page.getByRole('link', { name }).click();
  await expect(connection.title).toHaveText(name);
});
