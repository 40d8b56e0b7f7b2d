import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions } from '@playwright/test';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection, seedLink } from '../hub/seed.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { LinkDialog } from '../pages/link-dialog.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';

/** Somebody else, with a browser of his own and no account at the hub. */
async function somebodyElse(browser: Browser, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  return { page, leave: () => context.close() };
}

test(
  'a link made while adding is on screen until it is closed, and the window turns green when that person is done',
  inBothLanguages,
  async ({ page, browser, say }) => {
    const form = new NewConnectionPage(page, say);
    await form.open();
    await form.fill({ name: 'Faktury – sklad', tenant: 'contoso.com', type: 'Mail (IMAP)' });
    await expect(form.found).toBeVisible();
    await page.getByRole('button', { name: say('Save and copy authorization link') }).click();
    const dialog = new LinkDialog(page, say);
    await expect(dialog.title).toHaveText(say('Authorization link for Faktury – sklad'));
    await expect(dialog.root).toContainText(say('Send it to the owner of the mailbox.'));
    await expect(dialog.root.getByRole('img', { name: say('QR code of this link') })).toBeVisible();
    const url = await dialog.url.inputValue();
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze();
    expect(violations).toEqual([]);
    await dialog.done.click();
    await expect(dialog.root).toHaveCount(0);
    await expect(page.locator('#content')).toBeFocused();

    const list = new ConnectionsPage(page, say);
    const row = list.row('Faktury – sklad');
    await expect(row).toContainText(say('Awaiting sign-in'));
    await expect(row).toContainText(say('Link until'));
    await expect(row).toContainText('· Hana Nováková');

    const owner = await somebodyElse(browser);
    await owner.page.goto(url);
    await owner.page.getByRole('button', { name: say('Continue to Microsoft 365') }).click();
    const microsoft = new SimulatorPages(owner.page);
    await microsoft.pickAccount('faktury@contoso.com');
    await microsoft.enterPassword(simulatedPassword);
    await microsoft.acceptEverything();
    await expect(
      owner.page.getByRole('heading', { name: say('The connection has been successfully authorized.') }),
    ).toBeVisible();
    await owner.leave();

    await expect(list.greenStrip.first()).toBeVisible();
    await expect(row).toContainText(say('Authorized'));
    await expect(row).not.toContainText(say('Link until'));
  },
);

test('an open dialog says by itself that the connection was authorized', async ({
  page,
  browser,
  hub,
  say,
}) => {
  await seedConnection(hub, { name: 'Objednávky – odkaz', type: 'MAIL_SMTP' });
  const list = new ConnectionsPage(page, say);
  await page.goto('/connections?q=objednávky');
  await list.row('Objednávky – odkaz').click();
  await page.getByRole('button', { name: say('Copy authorization link') }).click();
  const dialog = new LinkDialog(page, say);
  const url = await dialog.url.inputValue();

  const owner = await somebodyElse(browser, { locale: 'cs-CZ' });
  await owner.page.goto(url);
  await owner.page.getByRole('button', { name: 'Pokračovat k Microsoft 365' }).click();
  const microsoft = new SimulatorPages(owner.page);
  await microsoft.pickAccount('faktury@contoso.com');
  await microsoft.enterPassword(simulatedPassword);
  await microsoft.acceptEverything();
  await expect(
    owner.page.getByRole('heading', { name: 'Připojení bylo úspěšně autorizováno.' }),
  ).toBeVisible();
  await owner.leave();

  await expect(dialog.root.getByRole('status')).toContainText(
    say('The connection has been successfully authorized.'),
  );
  await expect(dialog.url).toHaveCount(0);
});

test(
  'a link is withdrawn in its dialog or from the row’s menu, and leads nowhere then',
  inBothLanguages,
  async ({ page, browser, hub, say }) => {
    await seedConnection(hub, { name: 'Zrušený odkaz', type: 'ETOKEN' });
    const list = new ConnectionsPage(page, say);
    const dialog = new LinkDialog(page, say);
    await page.goto('/connections?q=zrušený');
    const row = list.row('Zrušený odkaz');
    await row.click();
    await page.getByRole('button', { name: say('Copy authorization link') }).click();
    const first = await dialog.url.inputValue();
    // A click beside it takes nothing away that cannot be shown again.
    await page.mouse.click(4, 4);
    await expect(dialog.url).toBeVisible();
    await dialog.withdraw.click();
    await expect(dialog.root.getByRole('status')).toContainText(say('it leads nowhere any more'));
    await dialog.done.click();
    await expect(row).not.toContainText(say('Link until'));

    await page.getByRole('button', { name: say('Copy authorization link') }).click();
    const second = await dialog.url.inputValue();
    await page.keyboard.press('Escape');
    await expect(dialog.root).toHaveCount(0);
    await expect(page.getByRole('button', { name: say('Copy authorization link') })).toBeFocused();
    await row.getByRole('button', { name: say('Actions for Zrušený odkaz') }).click();
    await page.getByRole('menuitem', { name: say('Withdraw link') }).click();
    await expect(row).not.toContainText(say('Link until'));

    const owner = await somebodyElse(browser);
    for (const url of [first, second]) {
      const answer = await owner.page.goto(url);
      expect(answer?.status()).toBe(410);
      await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText(
        say('This link has been withdrawn'),
      );
    }
    await owner.leave();
  },
);

test('the link’s page tells the time where its reader is, in the font and under the policy of the product', async ({
  browser,
  hub,
}) => {
  const id = await seedConnection(hub, { name: 'Čas odkazu', type: 'MAIL_IMAP' });
  const url = await seedLink(hub, id);
  const owner = await somebodyElse(browser, { locale: 'cs-CZ', timezoneId: 'Asia/Kolkata' });
  const complaints: string[] = [];
  owner.page.on('console', (message) => complaints.push(message.text()));
  await owner.page.goto(url);
  const time = owner.page.locator('time');
  const at = new Date((await time.getAttribute('datetime')) ?? '');
  const local = new Intl.DateTimeFormat('cs', {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Asia/Kolkata',
  });
  await expect(time).toHaveText(local.format(at));
  await expect(time).toHaveAttribute('title', /UTC$/);
  const fonts = () =>
    [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family }) => family);
  await expect.poll(() => owner.page.evaluate(fonts)).toContainEqual(expect.stringContaining('Public Sans'));
  expect(complaints).toEqual([]);
  await owner.leave();
});

test('the link’s page needs no script: it says UTC, turns to the other language, and leads to Microsoft', async ({
  browser,
  hub,
  say,
}) => {
  const id = await seedConnection(hub, { name: 'Bez skriptů', type: 'MAIL_IMAP' });
  const url = await seedLink(hub, id);
  const owner = await somebodyElse(browser, { javaScriptEnabled: false, locale: 'cs-CZ' });
  await owner.page.goto(url);
  await expect(owner.page.locator('time')).toHaveText(/ UTC$/);
  await owner.page.getByRole('link', { name: 'English' }).click();
  await expect(owner.page.getByRole('heading', { level: 1 })).toHaveText('Connect your mailbox');
  await owner.page.getByRole('button', { name: say('Continue to Microsoft 365') }).click();
  await expect(owner.page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  await owner.leave();
});
