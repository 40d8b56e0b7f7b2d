import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { startHub } from '../hub/hub.js';
import { looks } from '../looks.js';
import { walkWindows } from '../walk/windows.js';

for (const { name, ...use } of looks) {
  test.describe(name, () => {
    // What is just fading in or out has no contrast yet, or none any more.
    test.use({ ...use, contextOptions: { reducedMotion: 'reduce' } });

    test('axe finds nothing in any window, and nothing is wider than the screen', async ({ page }) => {
      test.setTimeout(300_000);
      const hub = await startHub();
      const found: Record<string, unknown> = {};
      await walkWindows(page, hub, async (window) => {
        // Without its style sheet a page has other colours.
        await page.waitForLoadState();
        const { violations } = await new AxeBuilder({ page }).analyze();
        const names = violations.map(
          ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
        );
        const overflow = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (overflow > 0) names.push(`wider than the screen by ${overflow} pixels`);
        if (names.length > 0) found[window] = names;
      });
      await hub.stop();
      expect(found).toEqual({});
    });
  });
}
