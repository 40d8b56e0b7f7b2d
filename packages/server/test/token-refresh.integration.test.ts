import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../src/connections/index.js';
import { databaseKinds } from './databases.js';
import { sweep, type TokenNode, TokenNodes } from './token-nodes.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const scopes = ['https://graph.microsoft.com/Sites.Read.All'];

describe.each(databaseKinds)('refresh on %s', (kind) => {
  let nodes: TokenNodes;
  let hub: TokenNode;

  beforeEach(async () => {
    nodes = await TokenNodes.start(kind);
    hub = await nodes.node();
  });
  afterEach(async () => {
    expect(hub.reported).toEqual([]);
    await nodes.stop();
  });

  const statusOf = async ({ id }: Connection): Promise<string | undefined> =>
    (await hub.connections.get(id))?.authorization.status;

  it('refreshes before the token ends, and from then on at 80 % of each token’s life', async () => {
    const connection = await nodes.authorized(hub);
    const asked = nodes.refreshes();
    expect(await nodes.dueInMs(connection)).toBeLessThan(0.8 * 90 * minute);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked);
    await nodes.untilDue(connection);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked + 1);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked + 1);
    const { expiresAt } = await hub.tokens.service.accessToken(connection, scopes);
    const lifeMs = expiresAt.getTime() - nodes.clock.now().getTime();
    expect((await nodes.dueInMs(connection)) / lifeMs).toBeCloseTo(0.8, 2);
    expect(nodes.refreshes()).toBe(asked + 1);
  });

  it('keeps a connection alive that nobody uses, about once a week', async () => {
    const connection = await nodes.authorized(hub);
    for (let hours = 0; hours < 72; hours += 1) {
      nodes.clock.advance(hour);
      await sweep(hub);
    }
    const asked = nodes.refreshes();
    for (let hours = 0; hours < 4 * 7 * 24; hours += 4) {
      nodes.clock.advance(4 * hour);
      await sweep(hub);
    }
    expect(nodes.refreshes() - asked).toBeGreaterThanOrEqual(4);
    expect(nodes.refreshes() - asked).toBeLessThanOrEqual(6);
    expect(await nodes.dueInMs(connection)).toBeLessThanOrEqual(7 * day);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
  });

  it('refreshes often again once somebody uses an idle connection', async () => {
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(3 * day);
    await sweep(hub);
    expect(await nodes.dueInMs(connection)).toBeGreaterThan(3 * hour);
    const wish = { connectionId: connection.id, minTtlSeconds: 0, scopes: null };
    expect(await hub.tokens.issuing.issue(wish, { kind: 'system', id: null, name: 'test' })).toMatchObject({
      ok: true,
    });
    expect(await nodes.dueInMs(connection)).toBeLessThan(0.8 * 90 * minute);
  });

  it('never refreshes more often than every 5 seconds, however short tokens live', async () => {
    nodes.simulator.scenario.set({ name: 'short-lived-tokens', seconds: 2 });
    const connection = await nodes.authorized(hub);
    expect(await nodes.dueInMs(connection)).toBeGreaterThanOrEqual(5 * second);
    await nodes.untilDue(connection);
    await sweep(hub);
    expect(await nodes.dueInMs(connection)).toBeGreaterThanOrEqual(5 * second);
  });

  it('lets two hubs refresh once what is due for both', async () => {
    const other = await nodes.node();
    const connections = [];
    for (const name of ['One', 'Two', 'Three']) connections.push(await nodes.authorized(hub, { name }));
    nodes.clock.advance(2 * hour);
    const asked = nodes.refreshes();
    await Promise.all([sweep(hub), sweep(other), sweep(hub), sweep(other)]);
    expect(nodes.refreshes()).toBe(asked + connections.length);
  });

  it('gives whoever waits on another hub the result of the one refresh', async () => {
    const other = await nodes.node();
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    const asked = nodes.refreshes();
    nodes.simulator.scenario.set({ name: 'slow', ms: 200, times: 1 });
    const one = hub.tokens.service.accessToken(connection, scopes);
    await nodes.untilLeased(connection);
    const two = other.tokens.service.accessToken(connection, scopes);
    // Who has not the lease looks again every 100 ms.
    await Promise.race([nodes.clock.untilAsleepFor(100), two]);
    const { accessToken } = await one;
    nodes.clock.advance(100);
    expect((await two).accessToken).toBe(accessToken);
    expect(nodes.refreshes()).toBe(asked + 1);
  });

  it('turns amber once, with the reason, when Microsoft refuses for good, and asks no more', async () => {
    const other = await nodes.node();
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    await nodes.simulator.revoke({ account: 'admin@contoso.com' });
    await Promise.all([sweep(hub), sweep(other)]);
    const { status, error } = (await hub.connections.get(connection.id))?.authorization ?? {};
    expect(status).toBe('NEEDS_REAUTHORIZATION');
    expect(error).toMatchObject({ code: 'GRANT_REVOKED', aadsts: 'AADSTS50173' });
    const history = await hub.connections.history(connection.id, { first: 20 });
    expect(
      history.rows.filter(({ event }) => JSON.stringify(event).includes('NEEDS_REAUTHORIZATION')),
    ).toHaveLength(1);
    const asked = nodes.refreshes();
    nodes.clock.advance(30 * day);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked);
    expect((await nodes.row(connection)).refresh_at).toBeNull();
  });

  it.each(['second-factor-required', 'conditional-access'] as const)('turns amber for %s', async (name) => {
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    nodes.simulator.scenario.set({ name });
    await sweep(hub);
    expect(await statusOf(connection)).toBe('NEEDS_REAUTHORIZATION');
  });

  it.each(['expired-secret', 'wrong-secret', 'application-not-found'] as const)(
    'tries again later, without turning amber, what an operator has to mend: %s',
    async (name) => {
      const connection = await nodes.authorized(hub);
      nodes.clock.advance(2 * hour);
      nodes.simulator.scenario.set({ name });
      await sweep(hub);
      expect(await statusOf(connection)).toBe('AUTHORIZED');
      expect(await nodes.row(connection)).toMatchObject({ failures: 1 });
      nodes.simulator.scenario.clear();
      await nodes.untilDue(connection);
      await sweep(hub);
      expect(await nodes.row(connection)).toMatchObject({ failures: 0 });
    },
  );

  it('forgets failures with a new grant, and ends with the connection', async () => {
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    nodes.simulator.scenario.set({ name: 'token-503' });
    await sweep(hub);
    nodes.simulator.scenario.clear();
    const stored = await hub.tokens.store.load(connection.id);
    await hub.database.unitOfWork.run((tx) => hub.tokens.store.save(tx, connection.id, stored?.text ?? ''));
    expect(await nodes.row(connection)).toMatchObject({ failures: 0, retry_at: null });
    await hub.connections.remove(
      connection.id,
      { confirmDependents: true },
      { kind: 'system', id: null, name: 'test' },
    );
    const asked = nodes.refreshes();
    nodes.clock.advance(day);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked);
  });

  it('keeps the refresh token when an answer holds none', async () => {
    const connection = await nodes.authorized(hub);
    nodes.simulator.scenario.set({ name: 'no-refresh-token', times: 1 });
    nodes.clock.advance(2 * hour);
    await sweep(hub);
    await nodes.untilDue(connection);
    await sweep(hub);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    expect(await nodes.row(connection)).toMatchObject({ failures: 0, version: 3 });
  });
});
