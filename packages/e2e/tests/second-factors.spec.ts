import { AxeBuilder } from '@axe-core/playwright';
import { administrator, expect, inBothLanguages, test } from '../hub/fixtures.js';
import { AccountPage } from '../pages/account.page.js';

test.use({ hubOf: 'second-factors' });

test(
  'sets up an authenticator app and a passkey, and signs in with each, or with a recovery code',
  inBothLanguages,
  async ({ page, say }) => {
    const account = new AccountPage(page, say);
    await account.attachSecurityKey();
    await page.goto('/connections');
    await account.open();

    const codes = await account.addAuthenticator(administrator.password);
    expect(codes).toHaveLength(10);
    await account.addPasskey('Laptop', administrator.password);
    await account.rename('Laptop', 'Blue key');
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await account.signOut();
    await account.givePassword(administrator);
    await page.getByRole('button', { name: say('Use passkey'), exact: true }).click();
    await expect(page).toHaveURL(/\/connections/);

    await account.signOut();
    await account.givePassword(administrator);
    await page.getByRole('button', { name: say('Use the authenticator app instead') }).click();
    await page.getByLabel(say('Code'), { exact: true }).fill(account.nextCode());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/connections/);

    await account.signOut();
    await account.givePassword(administrator);
    await page.getByRole('button', { name: say('Use a recovery code instead') }).click();
    await page.getByLabel(say('Recovery code')).fill(codes[0] ?? '');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/connections/);

    await account.open();
    await account.remove('Blue key', administrator.password);
    await account.removeAuthenticator(administrator.password);
    await account.signOut();
    await account.givePassword(administrator);
    await expect(page).toHaveURL(/\/connections/);
  },
);
