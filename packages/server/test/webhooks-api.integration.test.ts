import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { WebhookReceiver } from './webhook-receiver.js';

const add = `mutation ($input: AddWebhookEndpointInput!) { addWebhookEndpoint(input: $input) {
  secret userErrors { code field }
  endpoint { id url description eventTypes isEnabled disabledBecause createdBy { kind } secrets { createdAt expiresAt } } } }`;
const deliveriesOf = `query ($filter: WebhookDeliveryFilter, $after: String) {
  webhookDeliveries(first: 2, after: $after, filter: $filter) { totalCount pageInfo { hasNextPage endCursor }
    edges { node { id endpointId eventId eventType status attemptCount payload attempts { number outcome statusCode } } } } }`;

describe.each(databaseKinds)('the API of webhooks on %s', (kind) => {
  let hub: TestHub;
  let receiver: WebhookReceiver;

  beforeAll(async () => {
    receiver = await WebhookReceiver.start();
    hub = await TestHub.start({ kind, env: { LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: 'true' } });
  });

  afterAll(async () => {
    await hub.stop();
    await receiver.stop();
  });

  async function added(input: Record<string, unknown> = {}): Promise<Record<string, any>> {
    const { addWebhookEndpoint } = await hub.graphql(add, { input: { url: receiver.url, ...input } });
    expect(addWebhookEndpoint.userErrors).toEqual([]);
    return addWebhookEndpoint;
  }

  const mutate = async (name: string, input: Record<string, unknown>, selection: string) => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const known =
      name === 'updateWebhookEndpoint' || name === 'replayWebhookDeliveries' ? type : 'WebhookEndpointInput';
    const document = `mutation ($input: ${known}!) { ${name}(input: $input) { ${selection} userErrors { code field } } }`;
    return (await hub.graphql(document, { input }))[name] as Record<string, any>;
  };

  it('shows a secret once and keeps it sealed', async () => {
    const { endpoint, secret } = await added({ description: ' ERP ' });
    expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(endpoint).toMatchObject({
      url: receiver.url,
      description: 'ERP',
      eventTypes: ['connection.needs_reauthorization', 'connection.recovered'],
      isEnabled: true,
      disabledBecause: null,
      createdBy: { kind: 'API_KEY' },
      secrets: [{ expiresAt: null }],
    });
    const rows = await hub.rows(['webhook_secrets', 'webhook_endpoints', 'audit_entries', 'events']);
    expect(rows['webhook_secrets']).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(secret.slice(6, 30));
  });

  it('names every field that is wrong', async () => {
    const input = {
      url: 'https://user:secret@example.com/',
      description: 'x'.repeat(3_000),
      eventTypes: ['all'],
    };
    const { addWebhookEndpoint } = await hub.graphql(add, { input });
    expect(addWebhookEndpoint).toEqual({
      endpoint: null,
      secret: null,
      userErrors: [
        { code: 'WEBHOOK_URL_MALFORMED', field: ['url'] },
        { code: 'TOO_LONG', field: ['description'] },
        { code: 'EVENT_TYPE_UNKNOWN', field: ['eventTypes'] },
      ],
    });
  });

  it('changes, rotates and deletes an endpoint', async () => {
    const { endpoint, secret } = await added();
    const { id } = endpoint;
    const selection = 'endpoint { id isEnabled eventTypes secrets { expiresAt } }';
    const changed = await mutate('updateWebhookEndpoint', { id, isEnabled: false }, selection);
    expect(changed.endpoint).toMatchObject({ id, isEnabled: false, eventTypes: endpoint.eventTypes });
    const rotated = await mutate('rotateWebhookSecret', { id }, `secret ${selection}`);
    expect(rotated.secret).not.toBe(secret);
    expect(rotated.endpoint.secrets).toEqual([{ expiresAt: null }, { expiresAt: expect.any(String) }]);
    const deleted = await mutate('deleteWebhookEndpoint', { id }, 'deletedWebhookEndpointId');
    expect(deleted).toEqual({ deletedWebhookEndpointId: id, userErrors: [] });
    const { webhookEndpoint } = await hub.graphql('query ($id: ID!) { webhookEndpoint(id: $id) { id } }', {
      id,
    });
    expect(webhookEndpoint).toBeNull();
    for (const name of [
      'updateWebhookEndpoint',
      'rotateWebhookSecret',
      'sendTestWebhook',
      'deleteWebhookEndpoint',
    ]) {
      const { userErrors } = await mutate(name, { id }, '');
      expect(userErrors).toEqual([{ code: 'WEBHOOK_ENDPOINT_NOT_FOUND', field: ['id'] }]);
    }
  });

  it('lists endpoints a page at a time', async () => {
    await added();
    const list = `query ($after: String) { webhookEndpoints(first: 1, after: $after) {
      totalCount edges { node { id } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`;
    const { webhookEndpoints: first } = await hub.graphql(list);
    expect(first.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const { webhookEndpoints: second } = await hub.graphql(list, { after: first.pageInfo.endCursor });
    expect(second.pageInfo.hasPreviousPage).toBe(true);
    expect(second.edges[0].node.id).not.toBe(first.edges[0].node.id);
    const broken = await hub.post(list, { after: 'broken' });
    expect(JSON.stringify(await broken.json())).toContain('BAD_USER_INPUT');
  });

  it('sends a test, shows its attempts, and replays it', async () => {
    const { endpoint } = await added();
    const sent = await mutate('sendTestWebhook', { id: endpoint.id }, 'delivery { id status eventType }');
    expect(sent.delivery).toMatchObject({ status: 'PENDING', eventType: 'webhook.test' });
    const delivered = await untilDelivered(endpoint.id, 1);
    expect(delivered).toMatchObject({
      id: sent.delivery.id,
      endpointId: endpoint.id,
      status: 'DELIVERED',
      attemptCount: 1,
      attempts: [{ number: 1, outcome: 'DELIVERED', statusCode: 204 }],
    });
    expect(JSON.parse(delivered.payload)).toMatchObject({ type: 'webhook.test' });
    const replayed = await mutate('replayWebhookDeliveries', { ids: [delivered.id] }, 'replayedCount');
    expect(replayed).toEqual({ replayedCount: 1, userErrors: [] });
    const again = await untilDelivered(endpoint.id, 2);
    expect([again.eventId, again.attempts.length]).toEqual([delivered.eventId, 2]);
    const none = await hub.graphql(deliveriesOf, { filter: { endpointId: endpoint.id, status: 'PARKED' } });
    expect(none.webhookDeliveries).toMatchObject({ totalCount: 0, edges: [] });
    expect(
      await mutate('replayWebhookDeliveries', { endpointId: endpoint.id }, 'replayedCount'),
    ).toMatchObject({
      replayedCount: 0,
    });
    const unknown = await mutate('replayWebhookDeliveries', { ids: ['x'] }, 'replayedCount');
    expect(unknown.userErrors).toEqual([{ code: 'WEBHOOK_DELIVERY_NOT_FOUND', field: ['ids'] }]);
  });

  it('needs scopes', async () => {
    const { addApiKey } = await hub.graphql(
      'mutation { addApiKey(input: { name: "Reader", scopes: ["webhooks:read"] }) { key } }',
    );
    const ask = async (query: string) => {
      const response = await fetch(`${hub.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${addApiKey.key}` },
        body: JSON.stringify({ query }),
      });
      return (await response.json()) as Record<string, any>;
    };
    expect((await ask('{ webhookEndpoints { totalCount } }')).errors).toBeUndefined();
    const { errors } = await ask('mutation { sendTestWebhook(input: { id: "x" }) { userErrors { code } } }');
    expect(errors[0].extensions).toEqual({ code: 'FORBIDDEN', scope: 'webhooks:write' });
  });

  async function untilDelivered(endpointId: string, attempts: number): Promise<Record<string, any>> {
    for (;;) {
      const { webhookDeliveries } = await hub.graphql(deliveriesOf, { filter: { endpointId } });
      const { node } = webhookDeliveries.edges[0];
      if (node.status === 'DELIVERED' && node.attemptCount === attempts) return node as Record<string, any>;
    }
  }
});
