import type { Walk } from './walk.js';

/** One's own account, keys of applications, and the page of somebody who is invited. */
export async function access({ page, hub, look, say }: Walk): Promise<void> {
  await page.goto(`${hub.url}/account`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.getByText(say('this browser')).waitFor();
  await look('90-account');
  await page.getByRole('button', { name: say('Change password') }).click();
  await page.getByRole('dialog').waitFor();
  await look('91-change-password');
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

  const { invitePerson } = await hub.graphql<{ invitePerson: { url: string } }>(
    'mutation { invitePerson(input: { email: "petr@contoso.com", name: "Petr Svoboda", role: OPERATOR }) { url } }',
  );
  await page.goto(invitePerson.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('96-invitation');
}
