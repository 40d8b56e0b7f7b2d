import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theHub } from '../src/audit/index.js';
import { SecretUnreadableError } from '../src/database/index.js';
import { databaseKinds } from './databases.js';
import { addEndpoint, untilDelivery, type WebhookNode, WebhooksFixture } from './webhooks-fixture.js';

describe.each(databaseKinds)('webhooks on %s, whose signing secret cannot be decrypted', (kind) => {
  let fixture: WebhooksFixture;
  let node: WebhookNode;
  let id: string;

  beforeEach(async () => {
    fixture = await WebhooksFixture.create(kind);
    node = await fixture.createNode();
    ({ id } = await addEndpoint(node, { url: fixture.receiver.url }));
    await node.database.unitOfWork.run((tx) =>
      tx.execute(`UPDATE webhook_secrets SET secret_encrypted = 'v1.gone.nonce.data'`),
    );
    await node.start();
  });

  afterEach(() => fixture.close());

  it('are parked with an attempt on record that says so, and nothing is sent', async () => {
    await node.webhooks.deliveries.sendTest(id, theHub);
    const parked = await untilDelivery(node, ({ status }) => status === 'PARKED');
    expect(parked).toMatchObject({ parkedBecause: 'SECRET_UNREADABLE', attempts: 1, nextAttemptAt: null });
    expect(await node.webhooks.deliveries.attempts(parked.id)).toMatchObject([
      { outcome: 'FAILED', error: 'SECRET_UNREADABLE', statusCode: null },
    ]);
    expect(fixture.receiver.received.all).toEqual([]);
    expect(fixture.errors).toEqual([expect.any(SecretUnreadableError)]);
  });

  it('still show which secrets there are', async () => {
    expect(await node.webhooks.endpoints.secrets(id)).toMatchObject([{ expiresAt: null }]);
  });

  it('arrive after the secret was renewed and they are replayed', async () => {
    await node.webhooks.deliveries.sendTest(id, theHub);
    await untilDelivery(node, ({ status }) => status === 'PARKED');
    const renewed = await node.webhooks.endpoints.rotateSecret(id, theHub);
    if (!renewed.ok) throw new Error(JSON.stringify(renewed.userErrors));
    await node.webhooks.deliveries.replayParked(id, theHub);
    const [webhook] = await fixture.receiver.received.until(1);
    const verify = () =>
      new Webhook(renewed.secret).verify(webhook?.body ?? '', webhook?.headers as Record<string, string>);
    expect(verify()).toMatchObject({ type: 'webhook.test' });
  });
});
