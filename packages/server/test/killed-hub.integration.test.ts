import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseKinds } from './databases.js';
import { TestHub } from './hub.js';
import { passTime } from './pass-time.js';
import { WebhookReceiver } from './webhook-receiver.js';

const program = path.join(import.meta.dirname, 'hub-process.mjs');
const second = 1_000;
const hour = 3_600 * second;

/** Where a process dies: before or after the commit of the transaction with this statement. */
interface Death {
  readonly side: 'before' | 'after';
  readonly statement: string;
}

const lease = 'UPDATE token_caches SET lease_owner = ?';
const rotation = 'UPDATE token_caches SET cache_encrypted = ?';
const loss = 'UPDATE token_caches SET refresh_at = NULL';
const delivery = 'INSERT INTO webhook_deliveries';
const attempt = 'INSERT INTO webhook_attempts';
const answer = 'UPDATE webhook_attempts SET outcome = ended.outcome';

// It ends what hangs: each of these starts three hubs.
describe.each(databaseKinds)('a hub that is killed, on %s', { timeout: 120_000 }, (kind) => {
  let hub: TestHub;
  let receiver: WebhookReceiver;
  let connectionId: string;
  let leftByTheDead: readonly string[];

  beforeEach(async () => {
    receiver = await WebhookReceiver.start();
    hub = await TestHub.start({ kind, env: { LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: 'true' } });
    const { id, authorizationUrl } = await hub.add();
    connectionId = id;
    leftByTheDead = [];
    await hub.authorize(authorizationUrl);
    await hub.until(id, ({ verification }) => verification !== null);
  });

  afterEach(async () => {
    await hub.stop();
    await receiver.stop();
  });

  /** Two hours later another process is the hub, until it is killed; then this one is again. */
  async function killedAt({ side, statement }: Death): Promise<void> {
    await hub.restart(async () => {
      hub.ambient.advance(2 * hour);
      const words = [program, String(hub.ambient.now().getTime()), side, statement];
      const env = { PATH: process.env['PATH'] ?? '', ...hub.environment };
      const child = spawn(process.execPath, words, { env, stdio: ['ignore', 'ignore', 'pipe'] });
      const said: Buffer[] = [];
      child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
      try {
        const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
        expect([code, signal, Buffer.concat(said).toString('utf8')]).toEqual([null, 'SIGKILL', '']);
      } finally {
        child.kill('SIGKILL');
      }
      leftByTheDead = await underWay();
    });
  }

  /** The refreshes and attempts that wait for an answer, or are stored as if they did. */
  async function underWay(): Promise<string[]> {
    const { token_caches: caches, webhook_attempts: attempts } = await hub.rows([
      'token_caches',
      'webhook_attempts',
    ]);
    const begun = (attempts as { id: string; outcome: string }[]).filter((one) => one.outcome === 'SENDING');
    const owners = (caches as { lease_owner: string | null }[]).map((one) => one.lease_owner ?? []);
    return [...begun.map(({ id }) => id), ...owners.flat()];
  }

  /** Lets time pass until something is reached, but none while the hub waits for an answer: that would be its time limit. */
  async function goOnUntil(isReached: () => Promise<boolean>): Promise<void> {
    while (!(await isReached())) {
      const isWaiting = (await underWay()).some((one) => !leftByTheDead.includes(one));
      if (!isWaiting) await passTime(hub.ambient, hub.settings.databaseUrl, 10 * second);
    }
  }

  const cache = async (): Promise<Record<string, unknown>> => {
    const { token_caches: rows = [] } = await hub.rows(['token_caches']);
    return rows[0] as Record<string, unknown>;
  };

  const isFresh = async (): Promise<boolean> => {
    const { refresh_at: refreshAt, lease_owner: owner } = await cache();
    return owner === null && new Date(String(refreshAt)) > hub.ambient.now();
  };

  it.each([
    { when: 'before Microsoft is asked', side: 'after', statement: lease, asked: 0 },
    { when: 'between Microsoft’s answer and its commit', side: 'before', statement: rotation, asked: 1 },
    { when: 'right after the commit, before anybody knows', side: 'after', statement: rotation, asked: 1 },
  ] as const)('keeps a connection authorized whose refresh it was at, $when', async ({ asked, ...death }) => {
    const askedBefore = hub.tokenRequests();
    await killedAt(death);
    expect(hub.tokenRequests() - askedBefore).toBe(asked);
    await goOnUntil(isFresh);
    const { version, refresh_at: refreshAt } = await cache();
    hub.ambient.advance(Date.parse(String(refreshAt)) - hub.ambient.now().getTime());
    await goOnUntil(isFresh);
    expect(await cache()).toMatchObject({ version: Number(version) + 1, failures: 0 });
    expect((await hub.authorization(connectionId))['status']).toBe('AUTHORIZED');
    const { issueAccessToken } = await hub.graphql(
      `mutation ($id: ID!) { issueAccessToken(input: { connectionId: $id }) { accessToken userErrors { code } } }`,
      { id: connectionId },
    );
    expect(issueAccessToken).toMatchObject({ accessToken: expect.any(String), userErrors: [] });
  });

  it.each([
    { when: 'before what happened is stored', side: 'before', statement: loss, sent: 1 },
    { when: 'after that, before anybody is told', side: 'after', statement: loss, sent: 1 },
    { when: 'when the delivery is stored', side: 'after', statement: delivery, sent: 1 },
    { when: 'when the attempt is stored and not sent', side: 'after', statement: attempt, sent: 1 },
    { when: 'when it is sent, its answer not stored', side: 'before', statement: answer, sent: 2 },
    { when: 'when its answer is stored', side: 'after', statement: answer, sent: 1 },
  ] as const)('delivers a webhook that it was at, $when', async ({ sent, ...death }) => {
    const { addWebhookEndpoint } = await hub.graphql(
      `mutation ($url: String!) { addWebhookEndpoint(input: { url: $url }) { userErrors { code } } }`,
      { url: receiver.url },
    );
    expect(addWebhookEndpoint.userErrors).toEqual([]);
    await hub.simulator.revoke({ account: 'faktury@contoso.com' });
    await killedAt(death);
    const deliveries = async (): Promise<Record<string, unknown>[]> => {
      const { webhookDeliveries } = await hub.graphql(
        'query { webhookDeliveries(first: 9) { edges { node { eventId status eventType } } } }',
      );
      return webhookDeliveries.edges.map(({ node }: { node: Record<string, unknown> }) => node);
    };
    await goOnUntil(async () => (await deliveries()).some(({ status }) => status === 'DELIVERED'));
    // So long that whatever the dead process still had would have been taken from it.
    const end = hub.ambient.now().getTime() + 180 * second;
    await goOnUntil(async () => hub.ambient.now().getTime() > end);
    expect((await hub.authorization(connectionId))['status']).toBe('NEEDS_REAUTHORIZATION');
    const [only, ...others] = await deliveries();
    expect(others).toEqual([]);
    expect(only).toMatchObject({ status: 'DELIVERED', eventType: 'connection.needs_reauthorization' });
    const ids = receiver.received.all.map(({ headers }) => headers['webhook-id']);
    expect(ids).toEqual(Array.from({ length: sent }, () => only?.['eventId']));
  });
});
