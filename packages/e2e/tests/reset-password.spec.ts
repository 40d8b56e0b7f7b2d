import { administrator, expect, inBothLanguages, test } from '../hub/fixtures.js';

test.use({ hubOf: 'reset-password' });

test(
  'somebody who lost the password chooses a new one by the link that the operator printed',
  inBothLanguages,
  async ({ page, context, hub, say }) => {
    await context.clearCookies();
    const printed = await hub.command('reset-password', administrator.email);
    const link = printed.trim().split('\n').at(-1) ?? '';
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('Choose a new password'));
    expect(new URL(page.url()).hash).toBe('');
    await expect(page.getByLabel(say('E-mail'))).toHaveValue(administrator.email);
    await expect(page.getByLabel(say('Your name'))).toHaveCount(0);
    await page.getByLabel(say('Password'), { exact: true }).fill('yet another long pass phrase');
    await page.getByRole('button', { name: say('Store new password') }).click();
    await expect(page).toHaveURL(/\/connections/);

    await context.clearCookies();
    await page.goto(link);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(say('This link does not work any more'));
    await page.goto('/sign-in');
    await page.getByLabel(say('E-mail')).fill(administrator.email);
    await page.getByLabel(say('Password'), { exact: true }).fill('yet another long pass phrase');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/connections/);
  },
);
