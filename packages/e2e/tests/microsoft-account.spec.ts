import { AxeBuilder } from '@axe-core/playwright';
import { administrator, expect, inBothLanguages, test } from '../hub/fixtures.js';
import { seedConnection } from '../hub/seed.js';
import { AccountPage } from '../pages/account.page.js';
import { SimulatorPages, simulatedPassword } from '../pages/simulator.page.js';

test.use({ hubOf: 'microsoft-account' });

test(
  'connects the own Microsoft account, signs in by it and the second factor, and disconnects it',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Zaměstnanci', type: 'SSO', account: 'admin@contoso.com' });
    await hub.graphql(
      `mutation ($id: ID!) { updateSignOn(input: { connectionId: $id, isEnabled: true, domains: [], groupIds: [],
        role: VIEWER }) { userErrors { code } } }`,
      { id },
    );
    const account = new AccountPage(page, say);
    const microsoft = new SimulatorPages(page);
    await page.goto(`${hub.url}/account`);
    await account.addAuthenticator(administrator.password);

    await page.getByRole('button', { name: say('Connect account of') }).click();
    await account.confirm(administrator.password, 'Go on to Microsoft');
    await microsoft.pickAccount('admin@contoso.com');
    await microsoft.enterPassword(simulatedPassword);
    await expect(page).toHaveURL(/\/account\?connected=microsoft/);
    await expect(page.getByText(say('The Microsoft account was connected.'))).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);

    await account.signOut();
    await page.getByRole('link', { name: say('Sign in with Microsoft') }).click();
    await microsoft.pickAccount('admin@contoso.com');
    await page.getByLabel(say('Code'), { exact: true }).fill(account.nextCode());
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/connections/);

    await account.open();
    await page.getByRole('button', { name: say('Disconnect'), exact: true }).click();
    await account.confirm(administrator.password, 'Disconnect account');
    await expect(page.getByRole('button', { name: say('Connect account of') })).toBeVisible();
    await account.removeAuthenticator(administrator.password);
  },
);
