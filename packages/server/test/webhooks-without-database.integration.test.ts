import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theHub } from '../src/audit/index.js';
import { databaseKinds } from './databases.js';
import { Outage } from './outage.js';
import type { WebhookReceiver } from './webhook-receiver.js';
import {
  addConnection,
  addEndpoint,
  authorize,
  type WebhookNode,
  WebhooksFixture,
} from './webhooks-fixture.js';

const second = 1_000;

describe.each(databaseKinds)('webhooks on %s, when the database goes away for ten seconds', (kind) => {
  let fixture: WebhooksFixture;
  let receiver: WebhookReceiver;
  let outage: Outage;
  let node: WebhookNode;

  beforeEach(async () => {
    fixture = await WebhooksFixture.create(kind);
    ({ receiver } = fixture);
    outage = new Outage(fixture.store);
    node = await fixture.createNode({ database: outage.wrap });
    await node.start();
  });

  afterEach(() => fixture.close());

  /** Ten seconds pass without it, once somebody has noticed; then time goes on until something is reached. */
  async function getOver(isReached: () => Promise<boolean>): Promise<void> {
    while (fixture.errors.length === 0) await new Promise((resolve) => setImmediate(resolve));
    for (let passed = 0; passed < 10; passed += 1) {
      node.ambient.advance(second);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await outage.end();
    while (!(await isReached())) await fixture.pass(second, node);
  }

  const areDelivered = async (): Promise<boolean> => {
    const deliveries = await node.webhooks.deliveries.list({}, null, 10);
    return deliveries.length > 0 && deliveries.every(({ status }) => status === 'DELIVERED');
  };

  it('are still made of what happened last before that, each once', async () => {
    const { id: endpoint } = await addEndpoint(node, {
      url: receiver.url,
      eventTypes: ['connection.authorized'],
    });
    const id = await addConnection(node);
    const account = { oid: 'o', tid: 't', username: 'faktury@contoso.com', displayName: null };
    await node.database.unitOfWork.run(async (tx) => {
      await node.connections.recordAuthorization(tx, id, { kind: 'GRANTED', account, scopes: [] }, theHub);
      // Whoever follows the log hears of it, and finds nothing.
      tx.afterCommit(() => outage.begin());
    });
    await getOver(areDelivered);
    expect(receiver.received.all.map(({ headers }) => headers['webhook-id'])).toHaveLength(1);
    const other = await addConnection(node, 'Orders');
    await authorize(node, other);
    await receiver.received.until(2);
    expect(await node.webhooks.deliveries.count({ endpointId: endpoint })).toBe(2);
  });

  it('are sent again under the same id, when their answer could not be stored', async () => {
    receiver.answer = (response) => {
      if (receiver.received.all.length === 0) outage.begin();
      response.writeHead(204).end();
    };
    const { id } = await addEndpoint(node, { url: receiver.url });
    expect(await node.webhooks.deliveries.sendTest(id, theHub)).toMatchObject({ ok: true });
    await getOver(areDelivered);
    const ids = receiver.received.all.map(({ headers }) => headers['webhook-id']);
    expect(ids.length).toBeGreaterThan(1);
    expect(new Set(ids).size).toBe(1);
    const [delivery] = await node.webhooks.deliveries.list({}, null, 10);
    const attempts = await node.webhooks.deliveries.attempts(delivery?.id ?? '');
    expect(attempts.map(({ outcome }) => outcome).sort()).toEqual(
      ['DELIVERED', ...ids.slice(1).map(() => 'INTERRUPTED')].sort(),
    );
  });
});
