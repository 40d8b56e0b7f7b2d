import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ResolvedAddress } from '../src/webhooks/address.js';
import { theHub } from '../src/audit/index.js';
import { databaseKinds } from './databases.js';
import type { WebhookDelivery } from '../src/webhooks/index.js';
import type { WebhookReceiver } from './webhook-receiver.js';
import {
  addConnection,
  addEndpoint,
  authorize,
  lose,
  untilDelivery,
  type WebhookNode,
  WebhooksFixture,
} from './webhooks-fixture.js';

const leaseMs = 60_000;
const loopback = [{ address: '127.0.0.1', family: 4 }] as const;

describe.each(databaseKinds)('webhooks on %s, when something is wrong', (kind) => {
  let fixture: WebhooksFixture;
  let receiver: WebhookReceiver;

  beforeEach(async () => {
    fixture = await WebhooksFixture.create(kind);
    ({ receiver } = fixture);
  });

  afterEach(() => fixture.close());

  const sendTest = async ({ webhooks }: WebhookNode, id: string): Promise<void> => {
    expect(await webhooks.deliveries.sendTest(id, theHub)).toMatchObject({ ok: true });
  };

  const outcomesOf = async ({ webhooks }: WebhookNode, id: string) =>
    (await webhooks.deliveries.attempts(id)).map(({ outcome, error, statusCode }) => [
      outcome,
      error ?? statusCode,
    ]);

  /** The process that does not go on is taken for dead after its lease. */
  async function passLease(node: WebhookNode): Promise<void> {
    await fixture.pass(leaseMs, node);
    // It looks for those that are dead at each sign of life of its own.
    for (let beat = 0; beat < 3; beat += 1) {
      await node.ambient.untilAsleepFor(kind === 'sqlite' ? 20_000 : 4_000);
      node.ambient.advance(10_000);
    }
  }

  const isPostponed =
    ({ ambient }: WebhookNode) =>
    ({ attempts, nextAttemptAt }: WebhookDelivery) =>
      attempts === 1 && nextAttemptAt !== null && new Date(nextAttemptAt) > ambient.now();

  const started = async (options: Parameters<WebhooksFixture['createNode']>[0] = {}) => {
    const node = await fixture.createNode(options);
    await node.start();
    return node;
  };

  it('are sent by another process, when one died after it had stored an attempt and before it sent', async () => {
    let looked = 0;
    const stuck = await fixture.createNode({
      // At the second time, when it sends, it never gets any further. Its workers live on here, and may be the next.
      resolve: () => ((looked += 1) === 2 ? new Promise(() => undefined) : Promise.resolve(loopback)),
    });
    await stuck.start();
    const { id } = await addEndpoint(stuck, { url: `http://hooks.localhost:${receiver.port}/` });
    await sendTest(stuck, id);
    await untilDelivery(stuck, ({ attempts }) => attempts === 1);
    const other = await started({ resolve: async () => loopback });
    await passLease(other);
    const delivery = await untilDelivery(other, ({ status }) => status === 'DELIVERED');
    expect(await outcomesOf(other, delivery.id)).toEqual([
      ['DELIVERED', 204],
      ['INTERRUPTED', null],
    ]);
    expect(receiver.received.all).toHaveLength(1);
  });

  it('are sent again under the same id, when a process died between sending and storing the answer', async () => {
    receiver.answer = (response) => {
      // The first is never answered.
      if (receiver.received.all.length > 0) response.writeHead(204).end();
    };
    const stuck = await started();
    const { id } = await addEndpoint(stuck, { url: receiver.url });
    await sendTest(stuck, id);
    await receiver.received.until(1);
    const other = await started();
    await passLease(other);
    const delivery = await untilDelivery(other, ({ status }) => status === 'DELIVERED');
    expect(await outcomesOf(other, delivery.id)).toEqual([
      ['DELIVERED', 204],
      ['INTERRUPTED', null],
    ]);
    const ids = receiver.received.all.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual([delivery.eventId, delivery.eventId]);
  });

  it('are not sent again, when a process died after it had stored the answer', async () => {
    const node = await started();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(node, id);
    const delivery = await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    await node.database.unitOfWork.run((tx) =>
      node.work.add(tx, { kind: 'webhooks.deliver', payload: { deliveryId: delivery.id } }),
    );
    await sendTest(node, id);
    await receiver.received.until(2);
    expect(receiver.received.all[1]?.headers['webhook-id']).not.toBe(delivery.eventId);
  });

  it('are on record twice, when one is replayed while it is under way', async () => {
    const answers: (() => void)[] = [];
    receiver.answer = (response) => void answers.push(() => response.writeHead(204).end());
    const node = await started();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(node, id);
    await receiver.received.until(1);
    const [sending] = await node.webhooks.deliveries.list({}, null, 1);
    await node.webhooks.deliveries.replay([sending?.id ?? ''], theHub);
    await receiver.received.until(2);
    for (const answer of answers) answer();
    const delivery = await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    while ((await outcomesOf(node, delivery.id)).some(([, answer]) => answer !== 204))
      await new Promise((resolve) => setImmediate(resolve));
    const attempts = await node.webhooks.deliveries.attempts(delivery.id);
    expect(attempts.map(({ number }) => number)).toEqual([2, 1]);
  });

  it('are sent once each, whichever of two processes follows the events', async () => {
    const [one, two] = [await started(), await started()];
    await addEndpoint(one, { url: `${receiver.url}/a` });
    await addEndpoint(one, { url: `${receiver.url}/b` });
    const ids: string[] = [];
    for (let n = 0; n < 20; n += 1) ids.push(await addConnection(n % 2 === 0 ? one : two, `Box ${n}`));
    await authorize(one, ...ids);
    await Promise.all([lose(one, ...ids.slice(0, 10)), lose(two, ...ids.slice(10))]);
    two.ambient.advance(2_000);
    one.ambient.advance(2_000);
    const received = await receiver.received.until(40);
    expect(
      new Set(received.map(({ path, headers }) => `${path} ${String(headers['webhook-id'])}`)).size,
    ).toBe(40);
    expect(await one.webhooks.deliveries.count({})).toBe(40);
  });

  it('reach their receivers when thousands of them are due at once', { timeout: 120_000 }, async () => {
    const node = await started();
    await addEndpoint(node, { url: `${receiver.url}/a`, eventTypes: ['connection.authorized'] });
    await addEndpoint(node, { url: `${receiver.url}/b`, eventTypes: ['connection.authorized'] });
    const id = await addConnection(node);
    await authorize(node, ...Array.from({ length: 1_000 }, () => id));
    const received = await receiver.received.until(2_000);
    expect(
      new Set(received.map(({ path, headers }) => `${path} ${String(headers['webhook-id'])}`)).size,
    ).toBe(2_000);
  });

  it('are not led elsewhere by a redirect', async () => {
    receiver.answer = (response, { path }) =>
      void response.writeHead(path === '/hook' ? 302 : 204, { location: '/elsewhere' }).end();
    const node = await started();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(node, id);
    const delivery = await untilDelivery(node, isPostponed(node));
    expect(await outcomesOf(node, delivery.id)).toEqual([['REFUSED', 302]]);
    expect(receiver.received.all).toHaveLength(1);
  });

  it('are not led into the own network by a name that means something else when they are sent', async () => {
    const answers: ResolvedAddress[][] = [
      [{ address: '93.184.215.14', family: 4 }],
      [{ address: '127.0.0.1', family: 4 }],
    ];
    let looked = 0;
    const node = await started({
      allowPrivate: false,
      resolve: async () => answers[Math.min((looked += 1), 2) - 1] ?? [],
    });
    const { id } = await addEndpoint(node, { url: `https://rebind.example:${receiver.port}/` });
    expect(looked).toBe(1);
    await sendTest(node, id);
    const delivery = await untilDelivery(node, isPostponed(node));
    expect(await outcomesOf(node, delivery.id)).toEqual([['FAILED', 'ADDRESS_REFUSED']]);
    expect(looked).toBe(2);
    expect(receiver.received.all).toEqual([]);
  });

  it('go to the very address that was checked', async () => {
    let looked = 0;
    const node = await started({
      resolve: async () => {
        looked += 1;
        return loopback;
      },
    });
    // No resolver but this one knows the name.
    const { id } = await addEndpoint(node, { url: `http://checked.localhost:${receiver.port}/` });
    await sendTest(node, id);
    const [webhook] = await receiver.received.until(1);
    expect(webhook?.headers.host).toBe(`checked.localhost:${receiver.port}`);
    expect(looked).toBe(2);
  });

  it('are not accepted for addresses that they must not go to', async () => {
    const node = await fixture.createNode({
      allowPrivate: false,
      resolve: async (hostname) => {
        if (hostname === 'nowhere.example') throw new Error('ENOTFOUND');
        return [{ address: hostname === 'inside.example' ? '10.0.0.1' : '93.184.215.14', family: 4 }];
      },
    });
    const refused = {
      'https://127.0.0.1/': 'WEBHOOK_URL_NOT_ALLOWED',
      'https://0/': 'WEBHOOK_URL_NOT_ALLOWED',
      'https://[::ffff:127.0.0.1]/': 'WEBHOOK_URL_NOT_ALLOWED',
      'https://169.254.169.254/': 'WEBHOOK_URL_NOT_ALLOWED',
      'https://inside.example/': 'WEBHOOK_URL_NOT_ALLOWED',
      'https://nowhere.example/': 'WEBHOOK_HOST_NOT_FOUND',
      'http://outside.example/': 'WEBHOOK_URL_NOT_ALLOWED',
      'not an address': 'WEBHOOK_URL_MALFORMED',
      ' ': 'REQUIRED',
    };
    for (const [url, code] of Object.entries(refused)) {
      const added = await node.webhooks.endpoints.add({ url }, theHub);
      expect([url, added]).toEqual([
        url,
        { ok: false, userErrors: [expect.objectContaining({ code, field: ['url'] })] },
      ]);
    }
  });

  it('are given up on a receiver that never answers, after 15 seconds, and others do not wait for it', async () => {
    const node = await started();
    const accepted = new Set<Socket>();
    const silent = createServer((socket) => accepted.add(socket));
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const { id } = await addEndpoint(node, { url: `http://127.0.0.1:${port}/` });
    for (let n = 0; n < 40; n += 1) await sendTest(node, id);
    await node.ambient.untilAsleepFor(15_000);
    while (accepted.size < 32) await new Promise((resolve) => setImmediate(resolve));
    const { id: quick } = await addEndpoint(node, { url: receiver.url });
    await sendTest(node, quick);
    await fixture.pass(15_000, node);
    await receiver.received.until(1);
    const failed = await node.webhooks.deliveries.list({ endpointId: id }, null, 100);
    const errors = await Promise.all(failed.map(({ id: one }) => outcomesOf(node, one)));
    expect(errors.flat()).toContainEqual(['FAILED', 'TIMEOUT']);
    for (const socket of accepted) socket.destroy();
    silent.close();
  });

  it('read no more of an answer than they need', async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      const write = (): void => {
        while (!response.destroyed && response.write('x'.repeat(16_384)));
      };
      response.on('drain', write);
      write();
    };
    const node = await started();
    const { id } = await addEndpoint(node, { url: receiver.url });
    await sendTest(node, id);
    const delivery = await untilDelivery(node, ({ status }) => status === 'DELIVERED');
    const [attempt] = await node.webhooks.deliveries.attempts(delivery.id);
    expect(attempt?.answer).toBe('x'.repeat(1_000));
  });
});
