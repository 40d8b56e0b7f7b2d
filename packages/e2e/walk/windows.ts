import type { Page } from '@playwright/test';
import { administrator } from '../hub/fixtures.js';
import type { RunningHub } from '../hub/hub.js';
import { deleteConnection, seedConnection, seedLink, seeds } from '../hub/seed.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import { wordsOf } from '../words.js';
import { access } from './access.js';
import { simulatedPassword, SimulatorPages } from '../pages/simulator.page.js';
import { meanwhile, menus, several, sessionOver } from './states.js';
import type { Look, Walk } from './walk.js';
import { webhooks } from './webhooks.js';

/** Goes through every window and state of a new hub, and looks at each: for pictures, and for axe. */
export async function walkWindows(page: Page, hub: RunningHub, look: Look): Promise<void> {
  const say = await wordsOf(page);
  const walk: Walk = { page, hub, look, say };
  await firstStart(walk);
  // Elsewhere while it is set up, so that the list is not covered by the strips of it.
  await page.goto('about:blank');
  const ids = new Map<string, string>();
  for (const seed of seeds) ids.set(seed.name, await seedConnection(hub, seed));
  await list(walk);
  await menus(walk);
  await several(walk);
  await newConnection(walk);
  await signIn(walk);
  await meanwhile(walk);
  await sessionOver(walk);
  await edit(walk, ids.get('Uživatelé Contoso') ?? '');
  await connectionPages(walk, ids);
  await links(walk);
  await appRegistrations(walk, ids.get('Uživatelé Contoso') ?? '');
  await webhooks(walk);
  await access(walk, ids.get('Přihlášení zaměstnanců') ?? '');
}

async function appRegistrations({ page, hub, look, say }: Walk, id: string): Promise<void> {
  await page.goto(`${hub.url}/app-registrations`);
  await page.getByRole('heading', { level: 2, name: 'MICROSOFT_CLIENT_ID' }).waitFor();
  await page.getByRole('button', { name: say('+ Add app registration') }).click();
  await page.getByLabel(say('Name'), { exact: true }).fill('Landbridge – produkce');
  await page
    .getByLabel(say('Application (client) ID'), { exact: true })
    .fill('6f1a0c1e-0000-4000-8000-00000000000a');
  await page.getByLabel(say('Secret value')).fill('b410305f-3ebe-474a-a83f-4add9acd47d1');
  await page.getByText(say('This looks like the Secret ID.')).waitFor();
  await look('70-app-registration-secret-id');
  await page.getByLabel(say('Secret value')).fill('abc8Q~value');
  await page.getByLabel(say('Expires on')).fill(dayAfter(10));
  await page.getByRole('button', { name: say('Save app registration') }).click();
  await page.getByText(say('run out within 30 days')).waitFor();
  await look('71-app-registrations');
  // Now that there are two, a connection has a choice.
  await page.goto(`${hub.url}/connections/${id}/edit`);
  await page.getByLabel(say('App registration'), { exact: true }).selectOption('Landbridge – produkce');
  await look('72-edit-app-registration');
}

function dayAfter(days: number): string {
  return new Date(Date.now() + days * 24 * 60 * 60_000).toISOString().slice(0, 10);
}

async function firstStart({ page, hub, look, say }: Walk): Promise<void> {
  await page.goto(`${hub.url}/sign-in`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('01-sign-in-before-setup');
  await page.goto(hub.setupUrl ?? '');
  await page.getByLabel(say('Your name')).fill(administrator.name);
  await page.getByLabel(say('E-mail')).fill(administrator.email);
  await page.getByLabel(say('Password'), { exact: true }).fill(administrator.password);
  await look('02-first-administrator');
  await page.getByRole('button', { name: say('Create administrator') }).click();
  await page.getByText(say('Connect your organization to Microsoft 365')).waitFor();
  await page.getByText('/auth/callback').waitFor();
  await look('03-first-run');
  await page.goto(hub.setupUrl ?? '');
  await page.getByRole('heading', { level: 1, name: say('This link does not work any more') }).waitFor();
  await look('04-one-time-link-used');
}

async function list({ page, hub, look, say }: Walk): Promise<void> {
  await page.goto(`${hub.url}/connections`);
  await page.getByText('Uživatelé Contoso').first().waitFor();
  await look('10-list');
  await page.getByRole('checkbox', { name: /Oznámení z ERP/ }).click();
  await page
    .getByRole('button', { name: say('Authorize connection') })
    .first()
    .waitFor();
  await look('11-list-selection');
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
  await look('12-delete');
  await page.keyboard.press('Escape');
  await page.goto(`${hub.url}/connections?q=nothing-is-called-so`);
  await page.getByRole('button', { name: say('Clear filters') }).waitFor();
  await look('13-no-match');
  await page.goto(`${hub.url}/connections`);
  await page.getByText('Uživatelé Contoso').first().waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await look('14-shortcuts');
  await page.keyboard.press('Escape');
  await page.goto(`${hub.url}/help`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('15-help');
  await page.goto(`${hub.url}/explorer`);
  await page.getByRole('button', { name: say('Run') }).click();
  // The editor draws only the lines that are in view, on a phone the first ones.
  await page.getByText('"data": {').waitFor();
  await page.getByRole('button', { name: 'Query' }).click();
  await look('16-explorer');
}

async function newConnection({ page, hub, look, say }: Walk): Promise<void> {
  const form = new NewConnectionPage(page, say);
  await page.goto(`${hub.url}/connections/new`);
  await form.name.waitFor();
  await look('20-new-connection-empty');
  await form.save.click();
  await look('21-new-connection-errors');
  await form.fill({ name: 'Objednávky z e-shopu', tenant: 'contoso.com', type: 'Mail (IMAP)' });
  await page.getByText(say('Found')).first().waitFor();
  await look('22-new-connection-filled');
  await form.tenantId.fill('woodgrove.us');
  await form.tenantId.blur();
  await page.getByText(/US Government/).waitFor();
  await look('23-new-connection-other-cloud');
  await page.getByRole('button', { name: say('How do I find it?') }).click();
  await page.getByRole('dialog').waitFor();
  await look('24-how-do-i-find-it');
  await page.keyboard.press('Escape');
  await form.tenantId.fill('contoso.com');
  await form.tenantId.blur();
  await page.getByText(say('Found')).first().waitFor();
  await form.save.click();
}

async function signIn({ page, hub, look, say }: Walk): Promise<void> {
  const microsoft = new SimulatorPages(page);
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor();
  await look('30-simulator-pick-an-account');
  // Somebody whom nothing that was set up has made consent: others are not asked again.
  await microsoft.pickAccount('jana@contoso.com');
  await look('31-simulator-password');
  await microsoft.enterPassword(simulatedPassword);
  await microsoft.enterCode('246810');
  await microsoft.acceptEverything({ look: () => look('32-simulator-permissions') });
  await page.getByText(say('The connection has been successfully authorized.')).first().waitFor();
  await look('33-green-strip');
  await hub.setScenario({ name: 'admin-consent-required' });
  const form = new NewConnectionPage(page, say);
  await page.goto(`${hub.url}/connections/new`);
  await form.fill({ name: 'Helpdesk Ostrava', tenant: 'fabrikam.com', type: 'Mail (IMAP)' });
  await page.getByText(say('Found')).first().waitFor();
  await form.save.click();
  await page.getByRole('heading', { name: 'Pick an account' }).waitFor();
  await page
    .getByRole('button', { name: /@fabrikam\.com/ })
    .nth(1)
    .click();
  await microsoft.enterPassword(simulatedPassword);
  await look('34-simulator-need-admin-approval');
  await page.getByRole('button', { name: 'Return to the application' }).click();
  await page.getByText(say('Details for Microsoft support')).first().click();
  await look('35-red-strip');
  await hub.setScenario({ name: 'everything-works' });
}

async function edit({ page, hub, look, say }: Walk, id: string): Promise<void> {
  await page.goto(`${hub.url}/connections/${id}/edit`);
  await page.getByLabel(say('Name'), { exact: true }).waitFor();
  await look('40-edit');
  await page.goto(`${hub.url}/no/such/page`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look('41-not-found');
}

async function connectionPages(
  { page, hub, look, say }: Walk,
  ids: ReadonlyMap<string, string>,
): Promise<void> {
  const open = async (name: string): Promise<void> => {
    await page.goto(`${hub.url}/connections/${ids.get(name) ?? ''}`);
    await page.getByText(say('Connection added')).waitFor();
  };
  await open('Knihovna smluv – právní oddělení');
  await page.getByText(say('The SharePoint site can be read')).waitFor();
  await look('42-connection');
  await page.getByText(say('Permissions by their technical names')).click();
  await page.getByRole('button', { name: say('From a shell') }).click();
  await page.getByRole('button', { name: say('More actions') }).click();
  await page.getByRole('menuitem').first().waitFor();
  await look('43-connection-unfolded');
  await open('Oznámení z ERP');
  await look('44-connection-failed');
  const id = ids.get('Podepisování smluv') ?? '';
  await seedLink(hub, id);
  await open('Podepisování smluv');
  await page.getByText(say('Authorization link made')).waitFor();
  await look('45-connection-awaiting');
  await deleteConnection(hub, id);
  await page.getByText(say('deleted this connection')).waitFor();
  await look('46-connection-deleted');
  await page.reload();
  await page.getByText(say('There is no such connection')).waitFor();
  await look('47-connection-missing');
}

async function links({ page, hub, look, say }: Walk): Promise<void> {
  const id = await seedConnection(hub, { name: 'Objednávky – sklad', type: 'MAIL_IMAP' });
  const replaced = await seedLink(hub, id);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(`${hub.url}/connections?q=sklad`);
  await page
    .getByRole('row')
    .filter({ hasText: 'Objednávky – sklad' })
    .locator('[aria-haspopup=menu]')
    .click();
  await page.getByRole('menuitem', { name: say('Copy authorization link') }).click();
  await page.getByRole('img', { name: say('QR code of this link') }).waitFor();
  await look('47-link-made');
  const url = await page.getByRole('dialog').getByRole('textbox').inputValue();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Done') })
    .click();
  await page
    .getByText(/· Hana Nováková$/)
    .first()
    .waitFor();
  await look('48-list-waiting-for-a-link');
  await page.goto(url);
  await look('50-authorization-link');
  await page.getByRole('button', { name: say('Continue to Microsoft 365') }).click();
  await new SimulatorPages(page).cancelAtPicker();
  await page.getByRole('button', { name: say('Try again') }).waitFor();
  await look('51-link-cancelled');
  await page.getByRole('button', { name: say('Try again') }).click();
  const microsoft = new SimulatorPages(page);
  await microsoft.pickAccount('faktury@contoso.com');
  // Whether it asks for the password depends on who has signed in before; only a page that is there can tell.
  const password = page.getByLabel('Password');
  const done = say('The connection has been successfully authorized.');
  await password
    .or(page.getByRole('heading', { name: 'Permissions requested' }))
    .or(page.getByRole('heading', { level: 1, name: done }))
    .first()
    .waitFor();
  if (await password.isVisible()) await microsoft.enterPassword(simulatedPassword);
  await microsoft.acceptEverything();
  await page
    .getByRole('heading', { level: 1, name: say('The connection has been successfully authorized.') })
    .waitFor();
  await look('52-link-done');
  await page.goto(url);
  await look('53-link-used');
  await page.goto(replaced);
  await look('55-link-replaced');
  await page.goto(`${hub.url}/auth/callback?code=x&state=${'a'.repeat(43)}`);
  await look('54-callback-refused');
  await page.goto(hub.simulatorUrl);
  await look('60-simulator-home');
}
