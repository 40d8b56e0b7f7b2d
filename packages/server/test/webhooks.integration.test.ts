import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { globalIdOf } from '../src/connections/index.js';
import { theHub } from '../src/audit/index.js';
import { databaseKinds } from './databases.js';
import type { ReceivedWebhook, WebhookReceiver } from './webhook-receiver.js';
import {
  addConnection,
  addEndpoint,
  authorize,
  lose,
  untilDelivery,
  type WebhookNode,
  WebhooksFixture,
} from './webhooks-fixture.js';

const hour = 3_600_000;

describe.each(databaseKinds)('webhooks on %s', (kind) => {
  let fixture: WebhooksFixture;
  let node: WebhookNode;
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    fixture = await WebhooksFixture.create(kind);
    ({ receiver } = fixture);
    node = await fixture.createNode();
    await node.start();
  });

  afterEach(() => fixture.close());

  const pass = (ms: number) => fixture.pass(ms, node);
  const attemptsOf = (id: string) => node.webhooks.deliveries.attempts(id);
  const typesOf = (received: readonly ReceivedWebhook[]) =>
    received.map(({ body }) => (JSON.parse(body) as { type: string }).type);

  /** What the receiver's library says of it, by the time that the hub's clock shows. */
  function verified({ headers, body }: ReceivedWebhook, secret: string): unknown {
    const now = Math.floor(Date.now() / 1_000);
    expect(Math.abs(Number(headers['webhook-timestamp']) - now)).toBeLessThan(300);
    return new Webhook(secret).verify(body, headers as Record<string, string>);
  }

  async function sendTest(id: string): Promise<void> {
    const sent = await node.webhooks.deliveries.sendTest(id, theHub);
    expect(sent.ok).toBe(true);
  }

  it('tell an endpoint that a connection was lost and why, signed by Standard Webhooks', async () => {
    const { secret } = await addEndpoint(node, { url: receiver.url });
    const id = await addConnection(node);
    await authorize(node, id);
    await lose(node, id);
    const [webhook] = await receiver.received.until(1);
    expect(webhook?.headers).toMatchObject({
      'content-type': 'application/json',
      'user-agent': 'Landbridge/0.1.0',
      'webhook-id': expect.stringMatching(/^evt_\w{22}$/),
    });
    expect(webhook && verified(webhook, secret)).toEqual({
      type: 'connection.needs_reauthorization',
      timestamp: expect.stringMatching(/Z$/),
      data: {
        connection: {
          id: globalIdOf('Connection', id),
          name: 'Invoices',
          identifier: 'invoices',
          type: 'MAIL_IMAP',
          mailbox: null,
          tenant: expect.objectContaining({ domain: 'contoso.com' }),
          status: 'NEEDS_REAUTHORIZATION',
          account: { username: 'faktury@contoso.com' },
          authorizedAt: expect.any(String),
          reason: expect.objectContaining({
            code: 'MICROSOFT_REFUSED',
            aadsts: 'AADSTS50173',
            correlationId: 'c-1',
            remedy: expect.any(String),
          }),
        },
      },
    });
  });

  it('tell each endpoint what it asked for: the loss and the recovery, when it named nothing', async () => {
    await addEndpoint(node, { url: receiver.url });
    const id = await addConnection(node);
    await authorize(node, id);
    await lose(node, id);
    await receiver.received.until(1);
    await authorize(node, id);
    expect(typesOf(await receiver.received.until(2))).toEqual([
      'connection.needs_reauthorization',
      'connection.recovered',
    ]);
    await addEndpoint(node, { url: receiver.url, eventTypes: ['connection.authorized'] });
    const other = await addConnection(node, 'Orders');
    await authorize(node, other);
    expect(typesOf(await receiver.received.until(3)).at(-1)).toBe('connection.authorized');
  });

  it('tell that an authorized connection does not work, and nothing while it does', async () => {
    await addEndpoint(node, { url: receiver.url, eventTypes: ['connection.verification_failed'] });
    const id = await addConnection(node);
    await authorize(node, id);
    const grantedAt = (await node.connections.get(id))?.authorization.authorizedAt ?? null;
    const step = {
      name: 'IMAP_INBOX',
      durationMs: 1,
      detail: 'BAD User is authenticated but not connected.',
    };
    for (const ok of [true, false]) {
      const remedy = { remedy: null, remedyCode: null, commands: [] };
      const steps = [{ ...step, ...remedy, ok }];
      const test = { ok, testedAt: node.ambient.now().toISOString(), steps };
      await node.database.unitOfWork.run((tx) =>
        node.connections.recordVerification(tx, id, { test, grantedAt }, theHub),
      );
    }
    const [webhook] = await receiver.received.until(1);
    expect(JSON.parse(webhook?.body ?? '')).toMatchObject({
      type: 'connection.verification_failed',
      data: { connection: { id: globalIdOf('Connection', id), status: 'AUTHORIZED' } },
    });
    expect(receiver.received.all).toHaveLength(1);
  });

  it('are signed with the old and the new secret for a day after a rotation', async () => {
    const { id, secret } = await addEndpoint(node, { url: receiver.url });
    const rotated = await node.webhooks.endpoints.rotateSecret(id, theHub);
    const newSecret = rotated.ok ? rotated.secret : '';
    await sendTest(id);
    const [both] = await receiver.received.until(1);
    if (!both) throw new Error('Nothing was received.');
    expect(verified(both, secret)).toEqual(verified(both, newSecret));
    await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    await pass(24 * hour);
    await sendTest(id);
    const second = (await receiver.received.until(2))[1];
    expect(String(second?.headers['webhook-signature']).split(' ')).toHaveLength(1);
    expect(await node.webhooks.endpoints.secrets(id)).toHaveLength(1);
  });

  it('store an attempt before it is sent, and its answer after that', async () => {
    let whileSending: unknown = null;
    receiver.answer = (response) => {
      void node.database.query('SELECT number, outcome FROM webhook_attempts').then((rows) => {
        whileSending = rows;
        response.writeHead(200).end('x'.repeat(2_000));
      });
    };
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(id);
    const delivery = await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    expect(whileSending).toEqual([{ number: 1, outcome: 'SENDING' }]);
    expect(await attemptsOf(delivery.id)).toMatchObject([
      {
        number: 1,
        url: receiver.url,
        outcome: 'DELIVERED',
        statusCode: 200,
        answer: 'x'.repeat(1_000),
        error: null,
        durationMs: expect.any(Number),
      },
    ]);
  });

  it('are tried again, later each time and under the same id, until they are taken', async () => {
    const answers = [503, 500, 204];
    receiver.answer = (response) => void response.writeHead(answers.shift() ?? 500).end();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(id);
    const first = await untilDelivery(node, (one) => one.attempts === 1 && isLater(one.nextAttemptAt));
    expect(waitOf(first.nextAttemptAt)).toBeLessThan(6_000);
    await pass(6_000);
    const second = await untilDelivery(node, (one) => one.attempts === 2 && isLater(one.nextAttemptAt));
    expect(waitOf(second.nextAttemptAt)).toBeGreaterThan(50_000);
    await pass(70_000);
    await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    const ids = receiver.received.all.map(({ headers }) => headers['webhook-id']);
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  it('wait as long as the receiver asks for', async () => {
    receiver.answer = (response) => void response.writeHead(429, { 'retry-after': '600' }).end();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(id);
    const { nextAttemptAt } = await untilDelivery(node, (one) => isLater(one.nextAttemptAt));
    expect(waitOf(nextAttemptAt)).toBe(600_000);
  });

  it('are parked after three days, and replayed under the same id', async () => {
    receiver.answer = (response) => void response.writeHead(500).end();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(id);
    for (let round = 1; round < 20; round += 1) {
      const delivery = await untilDelivery(
        node,
        (one) => one.attempts === round && (one.status === 'PARKED' || isLater(one.nextAttemptAt)),
      );
      if (delivery.status === 'PARKED') break;
      await pass(waitOf(delivery.nextAttemptAt));
    }
    const parked = await untilDelivery(node, ({ status }) => status === 'PARKED');
    expect(parked).toMatchObject({ parkedBecause: 'EXHAUSTED', nextAttemptAt: null });
    expect(parked.attempts).toBeGreaterThan(10);
    receiver.answer = (response) => void response.writeHead(204).end();
    expect(await node.webhooks.deliveries.replayParked(id, theHub)).toMatchObject({ replayed: [parked.id] });
    await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    expect(new Set(receiver.received.all.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('end with an endpoint that answers 410', async () => {
    receiver.answer = (response) => void response.writeHead(410).end('moved away');
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(id);
    const parked = await untilDelivery(node, ({ status }) => status === 'PARKED');
    expect(parked.parkedBecause).toBe('ENDPOINT_GONE');
    expect(await node.webhooks.endpoints.get(id)).toMatchObject({
      isEnabled: false,
      disabledBecause: 'GONE',
    });
    expect(await node.webhooks.deliveries.sendTest(id, theHub)).toMatchObject({
      userErrors: [{ code: 'WEBHOOK_ENDPOINT_DISABLED' }],
    });
  });

  it('are not told to an endpoint later that happened while it was disabled', async () => {
    const { id } = await addEndpoint(node, { url: receiver.url, isEnabled: false });
    const connection = await addConnection(node);
    await authorize(node, connection);
    await lose(node, connection);
    await pass(1_000);
    await node.webhooks.endpoints.update(id, { isEnabled: true }, theHub);
    await authorize(node, connection);
    expect(typesOf(await receiver.received.until(1))).toEqual(['connection.recovered']);
  });

  const isLater = (at: string | null) => at !== null && new Date(at) > node.ambient.now();
  const waitOf = (at: string | null) => new Date(at ?? 0).getTime() - node.ambient.now().getTime();
});
