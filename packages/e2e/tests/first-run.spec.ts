import { expect, inBothLanguages, test } from '../hub/fixtures.js';

test(
  'the first screen leads through three steps, with the redirect URI to copy and help for the Tenant ID',
  inBothLanguages,
  async ({ page, context, hub, say }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/');
    await expect(
      page.getByRole('heading', { name: say('Connect your organization to Microsoft 365') }),
    ).toBeVisible();
    await expect(
      page.getByText(
        say(
          'Three steps, about five minutes. Afterwards your applications use the connection; none of them ever sees a password.',
        ),
      ),
    ).toBeVisible();
    const steps = page.getByRole('main').getByRole('listitem');
    await expect(steps).toHaveCount(3);
    await expect(steps.nth(0)).toContainText(say('Register Landbridge with Microsoft'));
    await expect(steps.nth(1)).toContainText(say('Have the Tenant ID at hand'));
    await expect(steps.nth(2)).toContainText(say('Add the first connection'));

    await expect(steps.nth(0)).toContainText(`${hub.url}/auth/callback`);
    await steps
      .nth(0)
      .getByRole('button', { name: say('Copy') })
      .click();
    await expect
      .poll(() => page.evaluate(() => navigator.clipboard.readText()))
      .toBe(`${hub.url}/auth/callback`);

    await steps
      .nth(1)
      .getByRole('link', { name: say('How do I find it?') })
      .click();
    await expect(page.getByRole('heading', { name: say('How do I find the Tenant ID?') })).toBeInViewport();
    await page.goBack();
    await steps
      .nth(2)
      .getByRole('link', { name: say('+ Add connection to Microsoft 365') })
      .click();
    await expect(page.getByRole('heading', { name: say('New connection') })).toBeVisible();
  },
);
