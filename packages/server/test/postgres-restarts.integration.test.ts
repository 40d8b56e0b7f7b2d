import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestHub } from './hub.js';
import { passTime } from './pass-time.js';
import { PostgresServer } from './postgres-server.js';
import { WebhookReceiver } from './webhook-receiver.js';
import { Happenings } from './work-fixture.js';

const second = 1_000;
const hour = 3_600 * second;
const administrator = 'admin@contoso.com';

let server: PostgresServer;
let receiver: WebhookReceiver;
let hub: TestHub;

beforeEach(async () => {
  server = await PostgresServer.create({ keepsData: true });
  receiver = await WebhookReceiver.start();
  hub = await TestHub.start({
    kind: 'postgres',
    env: {
      DATABASE_URL: `${server.url}/postgres`,
      LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: 'true',
      LANDBRIDGE_NOTICE_DELAY_SECONDS: '0',
    },
  });
});

afterEach(async () => {
  await hub.stop();
  await receiver.stop();
  await server.remove();
});

const turn = () => new Promise((resolve) => setImmediate(resolve));

async function authorized(input: Record<string, unknown>, account: string): Promise<string> {
  const { id, authorizationUrl } = await hub.add(input);
  await hub.authorize(authorizationUrl, { account });
  await hub.until(id, ({ verification }) => verification?.ok === true);
  return id;
}

/** It has been stopped; ten seconds pass without it. */
async function outage(): Promise<void> {
  for (let passed = 0; passed < 10; passed += 1) {
    hub.ambient.advance(second);
    await turn();
  }
  const [live, ready] = await Promise.all(['/healthz', '/readyz'].map((path) => fetch(hub.url + path)));
  expect([live?.status, ready?.status]).toEqual([200, 503]);
  await server.start();
}

async function goOnUntil(isReached: () => Promise<boolean>): Promise<void> {
  while (!(await isReached())) await passTime(hub.ambient, hub.settings.databaseUrl, 5 * second);
}

const statuses = async (ids: readonly string[]): Promise<unknown[]> =>
  Promise.all(ids.map(async (id) => (await hub.authorization(id))['status']));

it('goes on where it was after PostgreSQL was restarted, twice', { timeout: 120_000 }, async () => {
  await hub.signUp({ name: 'Hana', email: administrator, password: 'correct horse battery' });
  const alive = [
    await authorized({ name: 'Sending', type: 'MAIL_SMTP' }, administrator),
    await authorized({ name: 'Mailbox', type: 'MAIL_IMAP' }, administrator),
    await authorized({ name: 'Files', type: 'SHAREPOINT' }, administrator),
  ];
  const lost = await authorized({ name: 'Invoices' }, 'faktury@contoso.com');
  const { addWebhookEndpoint } = await hub.graphql(
    `mutation ($url: String!) { addWebhookEndpoint(input: { url: $url }) { userErrors { code } } }`,
    { url: receiver.url },
  );
  expect(addWebhookEndpoint.userErrors).toEqual([]);
  await hub.simulator.revoke({ account: 'faktury@contoso.com' });

  const askedBefore = hub.tokenRequests();
  hub.ambient.advance(25 * hour);
  while (hub.tokenRequests() === askedBefore) await turn();
  await server.stop();
  const stops = new Happenings<null>();
  // What was sent is answered when its answer cannot be stored.
  receiver.answer = (response) => void stops.until(1).then(() => response.writeHead(204).end());
  const since = hub.ambient.now().toISOString();
  await outage();
  await goOnUntil(async () => receiver.received.all.length > 0);
  await server.stop();
  stops.add(null);
  await outage();

  const isOver = async (): Promise<boolean> => {
    const { webhookDeliveries } = await hub.graphql(
      'query { webhookDeliveries(first: 9) { edges { node { eventId status } } } }',
    );
    const { notices = [], token_caches: caches = [] } = await hub.rows(['notices', 'token_caches']);
    const now = hub.ambient.now();
    const fresh = (caches as Record<string, string | null>[]).filter(
      ({ refresh_at: at, lease_owner: owner }) => owner === null && at && new Date(at) > now,
    );
    const { connections } = await hub.graphql(
      'query { connections(first: 9) { edges { node { id authorization { verification { ok testedAt } } } } } }',
    );
    const tested = (connections.edges as { node: Record<string, any> }[]).filter(
      ({ node: { id, authorization } }) => alive.includes(id) && authorization.verification.testedAt >= since,
    );
    return (
      webhookDeliveries.edges.every(({ node }: any) => node.status === 'DELIVERED') &&
      notices.length === 1 &&
      (notices as { state: string }[]).every(({ state }) => state === 'SENT') &&
      fresh.length === alive.length &&
      tested.length === alive.length
    );
  };
  await goOnUntil(isOver);
  expect(await statuses(alive)).toEqual(alive.map(() => 'AUTHORIZED'));
  expect(await statuses([lost])).toEqual(['NEEDS_REAUTHORIZATION']);
  const ids = receiver.received.all.map(({ headers }) => headers['webhook-id']);
  expect(ids.length).toBeGreaterThanOrEqual(1);
  expect(new Set(ids).size).toBe(1);
});
