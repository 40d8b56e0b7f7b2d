import path from 'node:path';
import { test } from '@playwright/test';
import { startHub } from '../hub/hub.js';
import { walkWindows } from './windows.js';

test('every window', async ({ page }, info) => {
  test.setTimeout(120_000);
  const hub = await startHub();
  const folder = path.resolve(import.meta.dirname, '../screenshots', info.project.name);
  await walkWindows(page, hub, async (name) => {
    await page.screenshot({ path: path.join(folder, `${name}.png`), fullPage: true, animations: 'disabled' });
  });
  await hub.stop();
});
