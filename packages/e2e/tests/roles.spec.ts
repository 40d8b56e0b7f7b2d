import type { Page } from '@playwright/test';
import { expect, test } from '../hub/fixtures.js';
import type { RunningHub } from '../hub/hub.js';
import { seedConnection } from '../hub/seed.js';

test.use({ hubOf: 'roles' });

const invoices = { name: 'Invoices', type: 'MAIL_IMAP' };
type Role = 'ADMINISTRATOR' | 'OPERATOR' | 'VIEWER';

/** Signs somebody with a role in, in this page alone; returns how to give them another one. */
async function become(page: Page, hub: RunningHub, role: Role): Promise<(next: Role) => Promise<unknown>> {
  const email = `${role.toLowerCase()}-${Date.now()}@example.com`;
  const { invitePerson } = await hub.graphql<{ invitePerson: { url: string } }>(
    'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { url } }',
    { input: { email, role } },
  );
  await page.context().clearCookies();
  const token = new URL(invitePerson.url).hash.slice(1);
  const data = { token, name: 'Vít', password: 'correct horse battery' };
  const answer = await page.request.post('/invitation', { data, headers: { origin: hub.url } });
  expect(answer.status()).toBe(201);
  const { people } = await hub.graphql<{
    people: { edges: { node: { id: string; email: string } }[] };
  }>('{ people(first: 100) { edges { node { id email } } } }');
  const id = people.edges.find(({ node }) => node.email === email)?.node.id;
  return (next) =>
    hub.graphql(
      'mutation ($id: ID!, $role: Role!) { changeRole(input: { id: $id, role: $role }) { person { id } } }',
      {
        id,
        role: next,
      },
    );
}

/** An app registration and a webhook, which could be changed. */
async function seedWindows(hub: RunningHub): Promise<void> {
  const expiresAt = new Date(Date.now() + 365 * 24 * 60 * 60_000).toISOString();
  await hub.graphql(
    'mutation ($input: AddAppRegistrationInput!) { addAppRegistration(input: $input) { userErrors { message } } }',
    {
      input: {
        name: 'Set up here',
        clientId: '11111111-2222-4333-8444-555555555555',
        credential: { secret: 'a-secret-of-the-tests-0123456789~abcdef', expiresAt },
      },
    },
  );
  await hub.graphql(
    'mutation ($input: AddWebhookEndpointInput!) { addWebhookEndpoint(input: $input) { userErrors { message } } }',
    { input: { url: 'http://127.0.0.1:9/hooks' } },
  );
}

/** What the hub refuses while a window is looked at. */
function refusalsSeenBy(page: Page): string[] {
  const refusals: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('/graphql')) return;
    const body = await response.text().catch(() => '');
    if (body.includes('FORBIDDEN')) refusals.push(body);
  });
  return refusals;
}

/** Whatever the window calls what changes something. */
const changing =
  /^(\+|(Add|Authorize|Copy authorization|Delete|Edit|More actions|Remove|Renew|Replay|Send|Test)\b)/;

test('a viewer reads everything, is offered nothing that changes it, and sees no refusal', async ({
  page,
  hub,
  say,
}) => {
  const id = await seedConnection(hub, invoices);
  await seedWindows(hub);
  await become(page, hub, 'VIEWER');
  const refusals = refusalsSeenBy(page);
  const places = [
    { place: '/connections', shows: 'Invoices' },
    { place: `/connections/${id}`, shows: 'Connection added' },
    { place: '/app-registrations', shows: 'Set up here' },
    { place: '/webhooks', shows: 'http://127.0.0.1:9/hooks' },
  ];

  for (const { place, shows } of places) {
    await page.goto(place);
    await page.getByText(shows).first().waitFor();
    for (const role of ['button', 'link'] as const) {
      await expect(page.getByRole(role, { name: changing })).toHaveCount(0);
    }
    await expect(page.getByRole('checkbox')).toHaveCount(0);
    await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toHaveCount(0);
    await expect(page.getByRole('link', { name: 'Access', exact: true })).toHaveCount(0);
  }
  await page.goto('/connections');
  await page.getByText('Invoices').first().waitFor();
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/connections$/);
  for (const place of ['/connections/new', `/connections/${id}/edit`]) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      say('You may not add or change connections'),
    );
  }
  await page.goto('/access/people');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    say('You may not look after who has access'),
  );
  expect(refusals).toEqual([]);
});

test('an operator changes connections, but not who has access', async ({ page, hub, say }) => {
  const id = await seedConnection(hub, invoices);
  await become(page, hub, 'OPERATOR');
  const refusals = refusalsSeenBy(page);
  await page.goto('/connections');
  await page.getByText('Invoices').first().waitFor();
  await expect(page.getByRole('link', { name: say('+ Add connection to Microsoft 365') })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Access', exact: true })).toHaveCount(0);
  await page.goto(`/connections/${id}/edit`);
  await expect(page.getByLabel(say('Name'), { exact: true })).toHaveValue('Invoices');
  for (const place of ['/access/people', '/access/api-keys']) {
    await page.goto(place);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      say('You may not look after who has access'),
    );
  }
  expect(refusals).toEqual([]);
});

test('a window has another role by itself as soon as its person has', async ({ page, hub, say }) => {
  await seedConnection(hub, invoices);
  const change = await become(page, hub, 'VIEWER');
  const add = page.getByRole('link', { name: say('+ Add connection to Microsoft 365') });
  const access = page.getByRole('link', { name: 'Access', exact: true });
  await page.goto('/connections');
  await page.getByText('Invoices').first().waitFor();
  await expect(add).toHaveCount(0);
  await change('ADMINISTRATOR');
  await expect(add).toBeVisible();
  await access.click();
  await expect(page.getByText('Vít').first()).toBeVisible();
  await change('VIEWER');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(
    say('You may not look after who has access'),
  );
  await expect(access).toHaveCount(0);
});
