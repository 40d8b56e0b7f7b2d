import type { Page } from '@playwright/test';
import { expect, test } from '../hub/fixtures.js';
import type { RunningHub } from '../hub/hub.js';
import { payloads } from '../hub/payloads.js';
import { WebhookReceiver } from '../hub/webhook-receiver.js';
import { ConnectionsPage } from '../pages/connections.page.js';

/** Names of many kinds are left behind here. */
test.use({ hubOf: 'markup' });

/** Everything that shows that a browser took a text for more than text. */
interface Signs {
  readonly dialogs: string[];
  readonly requests: string[];
  readonly violations: string[];
}

async function signsIn(page: Page): Promise<Signs> {
  const signs: Signs = { dialogs: [], requests: [], violations: [] };
  page.on('dialog', (dialog) => {
    signs.dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    const isOurs = ['localhost', '127.0.0.1'].includes(hostname) || ['data:', 'blob:'].includes(protocol);
    if (!isOurs) signs.requests.push(request.url());
  });
  // The policy stops a script that was injected; that it had to is a fault of the page all the same.
  await page.exposeFunction('tellViolation', (words: string) => void signs.violations.push(words));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) =>
      (window as unknown as { tellViolation(words: string): void }).tellViolation(
        `${violatedDirective} ${blockedURI}`,
      ),
    ),
  );
  return signs;
}

const everything = payloads.join('\n');
const none: Signs = { dialogs: [], requests: [], violations: [] };
/** So high that a window shows all of them at once. */
const high = { width: 1280, height: 6_000 };

async function expectTexts(page: Page, texts: readonly string[] = payloads): Promise<void> {
  const missing = async () => {
    const shown = await page.locator('body').innerText();
    return texts.filter((text) => !shown.includes(text));
  };
  await expect.poll(missing).toEqual([]);
}

async function add(
  hub: RunningHub,
  input: { name: string; note?: string },
): Promise<{ id: string; authorizationUrl: string }> {
  const { addConnection } = await hub.graphql<{
    addConnection: { connection: { id: string } | null; authorizationUrl: string; userErrors: unknown[] };
  }>(
    `mutation ($input: AddConnectionInput!) { addConnection(input: $input) {
      connection { id } authorizationUrl userErrors { code field message } } }`,
    { input: { tenantId: 'contoso.com', type: 'MAIL_IMAP', ...input } },
  );
  expect(addConnection.userErrors).toEqual([]);
  return { id: addConnection.connection?.id ?? '', authorizationUrl: addConnection.authorizationUrl };
}

/** A link that the application with this name has made. */
async function linkOf(hub: RunningHub, name: string, connectionId: string): Promise<string> {
  const { addApiKey } = await hub.graphql<{ addApiKey: { key: string } }>(
    'mutation ($input: AddApiKeyInput!) { addApiKey(input: $input) { key userErrors { code } } }',
    { input: { name, scopes: ['connections:read', 'connections:write'] } },
  );
  const answer = await fetch(`${hub.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${addApiKey.key}` },
    body: JSON.stringify({
      query: 'mutation ($id: ID!) { createAuthorizationLink(input: { connectionId: $id }) { url } }',
      variables: { id: connectionId },
    }),
  });
  const { data } = (await answer.json()) as { data: { createAuthorizationLink: { url: string } } };
  return data.createAuthorizationLink.url;
}

/** Somebody is invited, and chooses the name. */
async function join(hub: RunningHub, { name, email }: { name: string; email: string }): Promise<void> {
  const { invitePerson } = await hub.graphql<{ invitePerson: { url: string } }>(
    'mutation ($input: InvitePersonInput!) { invitePerson(input: $input) { url userErrors { code } } }',
    { input: { email, role: 'VIEWER' } },
  );
  const token = new URL(invitePerson.url).hash.slice(1);
  const answer = await fetch(`${hub.url}/invitation`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: hub.url },
    body: JSON.stringify({ token, name, password: 'correct horse battery' }),
  });
  expect(answer.status).toBe(201);
}

test('names are text in the list, the audit log, API keys, people, and on the page of a link', async ({
  page,
  hub,
}) => {
  const signs = await signsIn(page);
  await page.setViewportSize(high);
  const links: string[] = [];
  for (const name of payloads) {
    const { id } = await add(hub, { name });
    links.push(await linkOf(hub, name, id));
    await join(hub, { name, email: `p${links.length}@example.com` });
  }
  for (const place of ['/connections', '/access/api-keys', '/access/people']) {
    await page.goto(place);
    await expectTexts(page);
  }
  await page.goto('/access/audit?act=connection.added');
  await expectTexts(page);
  for (const [index, link] of links.entries()) {
    await page.goto(link);
    const name = payloads[index] ?? '';
    await expect(page.getByText(name, { exact: true })).toBeVisible();
  }
  expect(signs).toEqual(none);
});

test('notes, what Microsoft says, and what the receiver of a webhook answers are text', async ({
  page,
  hub,
}) => {
  const signs = await signsIn(page);
  const receiver = await WebhookReceiver.start();
  await page.setViewportSize(high);
  const name = payloads[16] ?? '';
  const { id, authorizationUrl } = await add(hub, { name, note: everything });
  await page.goto(authorizationUrl);
  const state = new URL(page.url()).searchParams.get('state') ?? '';
  const refused = new URLSearchParams({
    error: 'server_error',
    error_description: `AADSTS90094: ${everything}`,
    state,
  });
  await page.goto(`/auth/callback?${refused.toString()}`);
  const strip = new ConnectionsPage(page).redStrip.filter({ hasText: name });
  await strip.getByRole('button', { name: 'Details for Microsoft support' }).click();
  await expectTexts(page);
  await page.goto(`/connections/${id}`);
  await expectTexts(page);
  await page.goto(`/connections/${id}/edit`);
  await expect(page.getByLabel('Note')).toHaveValue(everything);

  const { addWebhookEndpoint } = await hub.graphql<{ addWebhookEndpoint: { endpoint: { id: string } } }>(
    'mutation ($input: AddWebhookEndpointInput!) { addWebhookEndpoint(input: $input) { endpoint { id } userErrors { code } } }',
    { input: { url: receiver.url, description: everything } },
  );
  await page.goto('/webhooks');
  await expectTexts(page);
  receiver.status = 500;
  receiver.answer = payloads.slice(0, 15).join('\n');
  await hub.graphql('mutation ($id: ID!) { sendTestWebhook(input: { id: $id }) { userErrors { code } } }', {
    id: addWebhookEndpoint.endpoint.id,
  });
  await page.goto(`/webhooks/${addWebhookEndpoint.endpoint.id}`);
  await page.getByText('Test', { exact: true }).first().click();
  await expectTexts(page, payloads.slice(0, 15));
  await receiver.stop();
  expect(signs).toEqual(none);
});
