import { administrator } from '../hub/fixtures.js';
import type { Walk } from './walk.js';

/** Who signs in by a connection, one's own account, keys of applications, people, the audit log, and the page of somebody who is invited. */
export async function access({ page, hub, look, say }: Walk, ssoId: string): Promise<void> {
  await page.goto(`${hub.url}/connections/${ssoId}`);
  await page.getByLabel(say('People sign in to Landbridge by this connection')).waitFor();
  await look('89-connection-sign-on');
  await hub.graphql(
    `mutation ($id: ID!) { updateSignOn(input: { connectionId: $id, isEnabled: true, domains: [], groupIds: [],
      role: VIEWER }) { userErrors { code } } }`,
    { id: ssoId },
  );
  await page.goto(`${hub.url}/account`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(say('this browser')).waitFor();
  await page.getByRole('button', { name: say('Connect account of') }).waitFor();
  await look('90-account');
  await page.getByRole('button', { name: say('Change password') }).click();
  await page.getByRole('dialog').waitFor();
  await look('91-change-password');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('Connect account of') }).click();
  await page.getByRole('dialog').waitFor();
  await look('91a-connect-microsoft-account');
  await page.keyboard.press('Escape');

  await page.goto(`${hub.url}/access/api-keys`);
  await page.getByText(say('There is no API key yet.')).waitFor();
  await look('92-no-api-key');
  await page.getByRole('button', { name: say('+ Add API key') }).click();
  await page.getByLabel(say('What it is for')).fill('ERP – objednávky a faktury, oddělení nákupu');
  await page.getByRole('checkbox', { name: 'connections:read' }).check();
  await page.getByRole('checkbox', { name: 'tokens:issue' }).check();
  await look('93-api-key-form');
  await page.getByRole('button', { name: say('Make API key') }).click();
  await page.getByLabel(say('API key'), { exact: true }).waitFor();
  await look('94-api-key-made');
  await page.getByRole('button', { name: say('Done') }).click();
  await page.getByRole('button', { name: say('New secret') }).waitFor();
  await look('95-api-keys');

  await page.goto(`${hub.url}/access/people`);
  await page.getByText(administrator.email).waitFor();
  await page.getByRole('button', { name: say('+ Invite somebody') }).click();
  await page.getByLabel(say('E-mail'), { exact: true }).fill('petr@contoso.com');
  await look('96-invite');
  await page.getByRole('button', { name: say('Make link') }).click();
  const link = page.getByLabel(say('Link'), { exact: true });
  await link.waitFor();
  await look('97-invitation-link');
  const url = await link.inputValue();
  await page.getByRole('button', { name: say('Done') }).click();
  await page.getByText('petr@contoso.com').waitFor();
  await look('98-people');
  await page.getByRole('button', { name: say('Remove Hana Nováková') }).click();
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
  await look('99-remove-person');
  await page.keyboard.press('Escape');
  await page.goto(`${hub.url}/access/audit`);
  await page.getByText(say('API key made: ERP – objednávky a faktury, oddělení nákupu')).waitFor();
  await look('99a-audit-log');
  await page.goto(`${hub.url}/access/audit?act=setup_link.created&from=2099-01-01`);
  await page.getByText(say('Nothing in the log matches this filter.')).waitFor();
  await look('99a-audit-log-no-match');
  await page.goto(url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('99b-invitation');

  const printed = await hub.command('reset-password', administrator.email);
  await page.goto(printed.trim().split('\n').at(-1) ?? '');
  await page.getByRole('heading', { level: 1, name: say('Choose a new password') }).waitFor();
  await look('99c-password-reset');
}
