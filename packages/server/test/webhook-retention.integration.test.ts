import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Ambient } from '../src/ambient.js';
import { theHub } from '../src/audit/index.js';
import { Retention } from '../src/retention.js';
import { webhookRetention } from '../src/webhooks/retention.js';
import { databaseKinds } from './databases.js';
import { addEndpoint, untilDelivery, type WebhookNode, WebhooksFixture } from './webhooks-fixture.js';

const dayMs = 24 * 3_600_000;

describe.each(databaseKinds)('the record of webhooks on %s', (kind) => {
  let fixture: WebhooksFixture;
  let node: WebhookNode;

  beforeEach(async () => {
    fixture = await WebhooksFixture.create(kind);
    node = await fixture.createNode();
    await node.start();
  });
  afterEach(() => fixture.close());

  function sweepIn(days: number): Promise<void> {
    const { database } = node;
    const later = new Date(node.ambient.now().getTime() + days * dayMs);
    const ambient = { now: () => later } as Ambient;
    return new Retention({ database, ambient, reportError: () => undefined }, webhookRetention).sweep();
  }

  async function counts(): Promise<number[]> {
    const tables = ['webhook_deliveries', 'webhook_attempts', 'webhook_events'];
    const found = await Promise.all(
      tables.map((table) =>
        node.database.query<{ n: number | string }>(`SELECT count(*) AS n FROM ${table}`),
      ),
    );
    return found.map(([row]) => Number(row?.n));
  }

  it('keeps what was delivered for thirty days, and then forgets it with its attempts and its event', async () => {
    const { id } = await addEndpoint(node, { url: fixture.receiver.url });
    const sent = await node.webhooks.deliveries.sendTest(id, theHub);
    expect(sent.ok).toBe(true);
    await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    await sweepIn(29);
    expect(await counts()).toEqual([1, 1, 1]);
    await sweepIn(31);
    expect(await counts()).toEqual([0, 0, 0]);
  });

  it('refuses the endpoint after the hundredth', async () => {
    for (let n = 0; n < 100; n += 1) await addEndpoint(node, { url: `${fixture.receiver.url}?${n}` });
    const url = fixture.receiver.url;
    expect(await node.webhooks.endpoints.add({ url }, theHub)).toMatchObject({
      ok: false,
      userErrors: [{ code: 'TOO_MANY' }],
    });
  });
});
