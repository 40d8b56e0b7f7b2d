import type { Locator, Page } from '@playwright/test';
import { expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

async function boxOf(locator: Locator) {
  const box = await locator.boundingBox();
  if (!box) throw new Error('It is not on the screen.');
  return box;
}

/** How much wider than the screen the page is, in pixels. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

test(
  'on a phone the list is cards, a strip can be read, and a card leads to its connection',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const list = new ConnectionsPage(page, say);
    await list.openAndFollow();
    await seedConnection(hub, { name: 'Knihovna smluv', type: 'SHAREPOINT', account: 'admin@contoso.com' });
    const card = list.row('Knihovna smluv');
    await expect(card.getByText(say('Authorized'), { exact: true })).toBeVisible();
    const failed = 'Servis – hlášení závad';
    await seedConnection(hub, {
      name: failed,
      type: 'MAIL_IMAP',
      account: 'helpdesk@contoso.com',
      decision: 'deny',
    });
    const { x, width, height } = await boxOf(card);
    // The columns stand below one another.
    expect(height).toBeGreaterThan(90);
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(390);

    const strip = list.redStrip.filter({ hasText: failed });
    await expect(strip).toContainText(say('The permissions were not accepted.'));
    const inside = await boxOf(strip);
    expect(inside.x + inside.width).toBeLessThanOrEqual(390);
    for (const button of await strip.getByRole('button').all()) {
      const box = await boxOf(button);
      expect(box.x + box.width).toBeLessThanOrEqual(390);
      // WCAG 2.2 §2.5.8: a finger hits what is 24 pixels high.
      expect(box.height).toBeGreaterThanOrEqual(24);
    }
    expect(await overflow(page)).toBe(0);
    await card.getByRole('link', { name: 'Knihovna smluv' }).tap();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Knihovna smluv');
    expect(await overflow(page)).toBe(0);
  },
);

test('on a phone the form is one column', inBothLanguages, async ({ page, say }) => {
  const form = new NewConnectionPage(page, say);
  await form.open();
  await form.fill({ name: 'Z telefonu', tenant: 'contoso.com', type: 'Mail (IMAP)' });
  await expect(form.found).toBeVisible();
  const boxes = [];
  for (const field of [form.name, form.identifier, form.note, form.tenantId, form.mailbox])
    boxes.push(await boxOf(field));
  expect(new Set(boxes.map(({ x }) => Math.round(x))).size).toBe(1);
  const tops = boxes.map(({ y }) => y);
  expect(tops).toEqual([...new Set(tops)].sort((a, b) => a - b));
  expect(await overflow(page)).toBe(0);
  await form.save.tap();
  await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
});

test('a menu is not shown before it is dressed', async ({ page, hub, say }) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  await page.route(/\/assets\/menu-[^/]*\.css$/, async (route) => {
    await released;
    await route.continue();
  });
  const name = 'Objednávky – sklad';
  await seedConnection(hub, { name, type: 'MAIL_IMAP' });
  const script = page.waitForResponse(/\/assets\/RowMenu-[^/]*\.js$/);
  await page.goto('/connections');
  await new ConnectionsPage(page, say).row(name).locator('[aria-haspopup=menu]').click();
  // Once its code has run, a menu that does not wait for its style sheet is drawn within a frame or two.
  await page.evaluate(
    async (url) => {
      await import(url);
      for (let frame = 0; frame < 3; frame += 1)
        await new Promise((resolve) => requestAnimationFrame(resolve));
    },
    (await script).url(),
  );
  await expect(page.getByRole('menu')).toHaveCount(0);
  release();
  await expect(page.getByRole('menu')).toHaveCSS('padding-top', '6px');
});
