import path from 'node:path';
import { type Page, test } from '@playwright/test';
import { startHub } from '../hub/hub.js';
import { walkWindows } from './windows.js';

/** What README and docs/ show, all of it in this look; the list as it is on the screen, forms and pages whole. */
const documentedLook = 'light-1280';
const documented: Readonly<Record<string, { name: string; fullPage: boolean }>> = {
  '03-first-run': { name: 'first-run', fullPage: true },
  '10-list': { name: 'connection-window', fullPage: false },
  '16-explorer': { name: 'explorer', fullPage: false },
  '22-new-connection-filled': { name: 'new-connection', fullPage: true },
  '33-green-strip': { name: 'green-strip', fullPage: false },
  '35-red-strip': { name: 'red-strip', fullPage: false },
  '42-connection': { name: 'connection-page', fullPage: true },
  '47-link-made': { name: 'link-made', fullPage: false },
  '50-authorization-link': { name: 'authorization-link', fullPage: false },
};

/** The whole of a page in a window as high as it is: what sticks to the window's end is at the page's end then. */
async function takeWhole(page: Page, file: string): Promise<void> {
  const size = page.viewportSize();
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (size && height > size.height) await page.setViewportSize({ width: size.width, height });
  await page.screenshot({ path: file, fullPage: true, animations: 'disabled' });
  if (size) await page.setViewportSize(size);
}

test('every window', async ({ page }, info) => {
  test.setTimeout(300_000);
  const hub = await startHub();
  const look = info.project.name;
  const folder = path.resolve(import.meta.dirname, '../screenshots', look);
  const docs = path.resolve(import.meta.dirname, '../../../docs/pictures');
  await walkWindows(page, hub, async (name) => {
    const take = (file: string, fullPage: boolean) =>
      fullPage ? takeWhole(page, file) : page.screenshot({ path: file, animations: 'disabled' });
    await take(path.join(folder, `${name}.png`), true);
    const inDocs = look === documentedLook ? documented[name] : undefined;
    if (inDocs) await take(path.join(docs, `${inDocs.name}.png`), inDocs.fullPage);
  });
  await hub.stop();
});
