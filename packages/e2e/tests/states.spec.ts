import { administrator, expect, inBothLanguages, test } from '../hub/fixtures.js';
import { deleteConnection, seedConnection } from '../hub/seed.js';
import { ConnectionsPage } from '../pages/connections.page.js';
import { NewConnectionPage } from '../pages/new-connection.page.js';

const rename =
  'mutation Rename($input: UpdateConnectionInput!) { updateConnection(input: $input) { userErrors { code } } }';

test(
  'says quietly that the hub is away, comes back by itself and shows what was missed',
  inBothLanguages,
  async ({ page, hub, say }) => {
    await seedConnection(hub, { name: 'Před výpadkem', type: 'ETOKEN' });
    const list = new ConnectionsPage(page, say);
    await list.open();
    await expect(list.row('Před výpadkem')).toBeVisible();
    await page.context().setOffline(true);
    await expect(page.getByText(say('Landbridge cannot be reached. Trying again…'))).toBeVisible({
      timeout: 30_000,
    });
    await expect(list.row('Před výpadkem')).toBeVisible();
    await seedConnection(hub, { name: 'Během výpadku', type: 'ETOKEN' });
    await page.context().setOffline(false);
    await expect(list.row('Během výpadku')).toBeVisible({ timeout: 30_000 });
    await expect(page.getByText(say('Landbridge cannot be reached. Trying again…'))).toBeHidden();
  },
);

test('follows the hub over its restart', async ({ page, hub }) => {
  const list = new ConnectionsPage(page);
  await seedConnection(hub, { name: 'Před restartem', type: 'ETOKEN' });
  await list.open();
  await expect(list.row('Před restartem')).toBeVisible();
  await hub.restart();
  await seedConnection(hub, { name: 'Po restartu', type: 'ETOKEN' });
  await expect(list.row('Po restartu')).toBeVisible({ timeout: 30_000 });
});

test(
  'asks to sign in over the page when the session is over, and keeps what was typed',
  inBothLanguages,
  async ({ page, context, hub, say }) => {
    // A session of its own: the one that ends is not the other tests'.
    await context.clearCookies();
    const { email, password } = administrator;
    await page.request.post('/session', { data: { email, password }, headers: { origin: hub.url } });
    const form = new NewConnectionPage(page, say);
    await form.open();
    await form.fill({ name: 'Rozepsané připojení', tenant: 'contoso.com', type: 'eToken' });
    await expect(form.found).toBeVisible();
    const elsewhere = await context.newPage();
    await elsewhere.goto('/connections');
    await expect(new ConnectionsPage(elsewhere, say).add.first()).toBeVisible();
    await elsewhere.getByRole('button', { name: say('Account of') }).click();
    await elsewhere.getByRole('menuitem', { name: say('Sign out') }).click();
    await expect(elsewhere).toHaveURL(/\/sign-in/);

    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(say('Your session is over.'), { timeout: 15_000 });
    await dialog.getByLabel(say('E-mail')).fill(administrator.email);
    await dialog.getByLabel(say('Password')).fill(administrator.password);
    await dialog.getByRole('button', { name: say('Sign in') }).click();
    await expect(dialog).toBeHidden();
    await expect(form.name).toHaveValue('Rozepsané připojení');
    await form.save.click();
    await expect(page.getByRole('heading', { name: 'Pick an account' })).toBeVisible();
  },
);

test(
  'keeps a form over a reload, and asks before typing is thrown away',
  inBothLanguages,
  async ({ page, say }) => {
    const form = new NewConnectionPage(page, say);
    await form.open();
    await form.name.fill('Nedopsané');
    await page.reload();
    await expect(form.name).toHaveValue('Nedopsané');
    await page.getByRole('link', { name: say('Help') }).click();
    await expect(page.getByRole('dialog')).toContainText(say('Leave without saving?'));
    await page.getByRole('button', { name: say('Keep typing') }).click();
    await expect(form.name).toHaveValue('Nedopsané');
    await form.cancel.click();
    if (await page.getByRole('button', { name: say('Discard') }).isVisible())
      await page.getByRole('button', { name: say('Discard') }).click();
    await expect(page).toHaveURL(/\/connections(\?|$)/);
  },
);

test(
  'shows both values when somebody else changed the same field, and keeps the chosen one',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Původní jméno', type: 'ETOKEN' });
    await page.goto(`/connections/${id}/edit`);
    await expect(page.getByLabel(say('Name'), { exact: true })).toHaveValue('Původní jméno');
    await page.getByLabel(say('Name'), { exact: true }).fill('Moje jméno');
    await hub.graphql(rename, { input: { id, name: 'Cizí jméno' } });
    await page.getByRole('button', { name: say('Save changes') }).click();
    const conflict = page
      .getByRole('alert')
      .filter({ hasText: say('An application with the API key “Bootstrap API key” changed this at') });
    await expect(conflict).toContainText('Cizí jméno');
    await expect(conflict).toContainText('Moje jméno');
    await page.getByRole('button', { name: say('Keep mine') }).click();
    await expect
      .poll(async () => {
        const look = await hub.graphql<{ connection: { name: string } }>(
          'query Look($id: ID!) { connection(id: $id) { name } }',
          { id },
        );
        return look.connection.name;
      })
      .toBe('Moje jméno');
  },
);

test(
  'says that a connection was deleted while it was being edited',
  inBothLanguages,
  async ({ page, hub, say }) => {
    const id = await seedConnection(hub, { name: 'Brzy smazané', type: 'ETOKEN' });
    await page.goto(`/connections/${id}/edit`);
    await page.getByLabel(say('Name'), { exact: true }).fill('Zbytečná změna');
    await deleteConnection(hub, id);
    await expect(
      page.getByRole('heading', { name: say('This connection is not here any more') }),
    ).toBeVisible();
    await expect(page.getByRole('alert').first()).toContainText(
      say('An application with the API key “Bootstrap API key” deleted this connection'),
    );
  },
);
