import { administrator } from '../hub/fixtures.js';
import { deleteConnection, seedConnection } from '../hub/seed.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';
import type { Walk } from './walk.js';

/** What opens at a button, over the list. */
export async function menus({ page, hub, look, say }: Walk): Promise<void> {
  const list = new ConnectionsPage(page, say);
  await page.goto(`${hub.url}/connections`);
  await list.row('Uživatelé Contoso').waitFor();
  // The first two are the phone's, the third the wide window's.
  for (const [name, window] of [
    ['Menu', '05-phone-menu'],
    ['Filter', '06-phone-filter'],
    ['Columns and row height', '07-columns'],
    ['Account of', '08-account'],
  ] as const) {
    const button = page.getByRole('button', { name: say(name), exact: name !== 'Account of' }).first();
    if (!(await button.isVisible())) continue;
    await button.click();
    await page.getByRole('menu').or(page.getByRole('dialog')).first().waitFor();
    await look(window);
    await page.keyboard.press('Escape');
  }
}

/** Many connections at once: tested, about to be deleted, being deleted. */
export async function several({ page, hub, look, say }: Walk): Promise<void> {
  const list = new ConnectionsPage(page, say);
  await page.goto(`${hub.url}/connections`);
  await list.row('Uživatelé Contoso').focus();
  await page.keyboard.press('Control+a');
  const test = page.getByRole('button', { name: say('Test connections') });
  if (await test.isVisible()) await test.click();
  else {
    await page.getByRole('button', { name: say('More actions') }).click();
    await page.getByRole('menuitem', { name: say('Test connections') }).click();
  }
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('Close') })
    .last()
    .waitFor();
  await look('17-tested-many');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await page.getByRole('dialog').or(page.getByRole('alertdialog')).waitFor();
  await look('18-delete-many');
  const name = 'Archiv pošty';
  await seedConnection(hub, { name, type: 'ETOKEN' });
  await page.goto(`${hub.url}/connections`);
  await list.row(name).getByRole('checkbox').click();
  await page.keyboard.press('Delete');
  await page
    .getByRole('dialog')
    .or(page.getByRole('alertdialog'))
    .getByRole('button', { name: say('Delete connection') })
    .click();
  await page.getByRole('button', { name: say('Undo') }).waitFor();
  await look('19-being-deleted');
}

/** Somebody else was faster, and what was typed is about to be lost. */
export async function meanwhile({ page, hub, look, say }: Walk): Promise<void> {
  const id = await seedConnection(hub, { name: 'Mzdy – výplatní pásky', type: 'MAIL_SMTP' });
  await page.goto(`${hub.url}/connections/${id}/edit`);
  await page.getByLabel(say('Name'), { exact: true }).fill('Mzdy a výplatní pásky');
  await hub.graphql(
    'mutation ($input: UpdateConnectionInput!) { updateConnection(input: $input) { userErrors { code } } }',
    { input: { id, name: 'Výplatní pásky Brno' } },
  );
  await page.getByRole('button', { name: say('Save changes') }).click();
  await page.getByRole('button', { name: say('Keep mine') }).waitFor();
  await look('36-changed-meanwhile');
  await deleteConnection(hub, id);
  await page.getByRole('heading', { name: say('This connection is not here any more') }).waitFor();
  await look('37-deleted-meanwhile');
  const form = new NewConnectionPage(page, say);
  await page.goto(`${hub.url}/connections/new`);
  await form.name.fill('Nedopsané');
  await page
    .getByRole('link', { name: say('Connection'), exact: true })
    .first()
    .click();
  await page.getByRole('button', { name: say('Discard') }).waitFor();
  await look('25-leave-without-saving');
  await page.getByRole('button', { name: say('Discard') }).click();
}

/** The hub is away, and the session is over. */
export async function sessionOver({ page, hub, look, say }: Walk): Promise<void> {
  const list = new ConnectionsPage(page, say);
  await page.goto(`${hub.url}/connections`);
  await list.row('Faktury – příchozí pošta').waitFor();
  await page.context().setOffline(true);
  await page.getByText(say('Landbridge cannot be reached. Trying again…')).waitFor();
  await look('38-hub-away');
  await page.context().setOffline(false);
  await page.getByText(say('Landbridge cannot be reached. Trying again…')).waitFor({ state: 'hidden' });
  await page.request.delete(`${hub.url}/session`, { headers: { origin: hub.url } });
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel(say('E-mail')).waitFor();
  await look('39-session-over');
  await dialog.getByLabel(say('E-mail')).fill(administrator.email);
  await dialog.getByLabel(say('Password')).fill(administrator.password);
  await dialog.getByRole('button', { name: say('Sign in') }).click();
  await dialog.waitFor({ state: 'hidden' });
}
