import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theHub } from '../src/audit/index.js';
import { type AuthorizationSummary, type Connection, whatHappened } from '../src/connections/index.js';
import { writeUse } from '../src/tokens/issuing.repository.js';
import { databaseKinds } from './databases.js';
import { sweep, type TokenNode, TokenNodes } from './token-nodes.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;
const scopes = ['https://graph.microsoft.com/Sites.Read.All'];

describe.each(databaseKinds)('what is said of refreshes that fail on %s', (kind) => {
  let nodes: TokenNodes;
  let hub: TokenNode;
  let connection: Connection;

  beforeEach(async () => {
    nodes = await TokenNodes.start(kind);
    hub = await nodes.node();
    connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
  });
  afterEach(async () => {
    expect(hub.reported).toEqual([]);
    await nodes.stop();
  });

  async function present(): Promise<AuthorizationSummary> {
    const found = await hub.connections.get(connection.id);
    if (found === null) throw new Error('The connection is gone.');
    return found.authorization;
  }

  async function told(): Promise<string[]> {
    const { rows } = await hub.connections.history(connection.id, { first: 50 });
    return rows
      .map(({ event }) => whatHappened(event).kind)
      .filter((kind) => kind.startsWith('REFRESH'))
      .reverse();
  }

  async function sweepWhenDue(): Promise<void> {
    await nodes.untilDue(connection);
    await sweep(hub);
  }

  it('is told once, with the reason, while the connection stays authorized', async () => {
    const other = await nodes.node();
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    await Promise.all([sweep(hub), sweep(other)]);
    await sweepWhenDue();
    await nodes.untilDue(connection);
    await expect(hub.tokens.service.accessToken(connection, scopes)).rejects.toThrow();
    expect(await present()).toMatchObject({
      status: 'AUTHORIZED',
      error: {
        code: 'CLIENT_SECRET_EXPIRED',
        aadsts: 'AADSTS7000222',
        facts: { during: 'REFRESH', application: '6f1a0c1e-0000-4000-8000-000000000001' },
      },
    });
    expect(await told()).toEqual(['REFRESH_FAILED']);
  });

  it('is told anew when it fails otherwise, and is cleared by the refresh that succeeds', async () => {
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    await sweep(hub);
    nodes.simulator.scenario.clear();
    nodes.simulator.scenario.set({ name: 'wrong-secret' });
    await sweepWhenDue();
    expect((await present()).error).toMatchObject({ code: 'CLIENT_SECRET_WRONG' });
    nodes.simulator.scenario.clear();
    await sweepWhenDue();
    expect(await present()).toMatchObject({ status: 'AUTHORIZED', error: null });
    expect(await nodes.row(connection)).toMatchObject({ failures: 0, failing_since: null });
    await sweepWhenDue();
    expect(await told()).toEqual(['REFRESH_FAILED', 'REFRESH_FAILED', 'REFRESH_RECOVERED']);
  });

  it('is cleared by whoever gets a token, too', async () => {
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    await sweep(hub);
    nodes.simulator.scenario.clear();
    await hub.tokens.service.accessToken(connection, scopes);
    expect((await present()).error).toBeNull();
    expect(await told()).toEqual(['REFRESH_FAILED', 'REFRESH_RECOVERED']);
  });

  it.each(['token-503', 'throttled'] as const)(
    'is nothing for an hour of what may pass: %s',
    async (name) => {
      nodes.simulator.scenario.set({ name });
      const began = nodes.clock.now().getTime();
      await sweep(hub);
      do {
        expect((await present()).error).toBeNull();
        await sweepWhenDue();
      } while (nodes.clock.now().getTime() - began < hour);
      expect(await present()).toMatchObject({
        status: 'AUTHORIZED',
        error: { facts: { during: 'REFRESH' } },
      });
      await sweepWhenDue();
      expect(await told()).toEqual(['REFRESH_FAILED']);
      nodes.simulator.scenario.clear();
      await sweepWhenDue();
      expect((await present()).error).toBeNull();
      expect(await told()).toEqual(['REFRESH_FAILED', 'REFRESH_RECOVERED']);
    },
  );

  it('stays what an operator has to mend while Microsoft is away', async () => {
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    await sweep(hub);
    nodes.simulator.scenario.clear();
    nodes.simulator.scenario.set({ name: 'token-503' });
    nodes.clock.advance(2 * hour);
    await sweep(hub);
    expect((await present()).error).toMatchObject({ code: 'CLIENT_SECRET_EXPIRED' });
  });

  it('is tried again in the next round once a credential is added, and not before Retry-After', async () => {
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    await sweep(hub);
    expect(await nodes.dueInMs(connection)).toBeGreaterThan(0);
    await hub.database.unitOfWork.run((tx) => hub.tokens.refresher.retryFailing(tx));
    expect(await nodes.dueInMs(connection)).toBe(0);
    nodes.simulator.scenario.clear();
    nodes.simulator.scenario.set({ name: 'throttled', retryAfterSeconds: 120 });
    await sweep(hub);
    await hub.database.unitOfWork.run((tx) => hub.tokens.refresher.retryFailing(tx));
    expect(await nodes.dueInMs(connection)).toBe(120 * second);
  });

  it('is not tried again before Retry-After because somebody has used a token meanwhile', async () => {
    nodes.simulator.scenario.set({ name: 'throttled', retryAfterSeconds: 1_800 });
    await sweep(hub);
    nodes.simulator.scenario.clear();
    const asked = nodes.refreshes();
    const now = nodes.clock.now();
    const refreshAt = new Date(now.getTime() + minute);
    await hub.database.unitOfWork.run((tx) => writeUse(tx, connection.id, { now, refreshAt }));
    // What is planned is what will be, or the gauge calls it late.
    expect(await nodes.dueInMs(connection)).toBe(1_800 * second);
    nodes.clock.advance(20 * minute);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked);
    nodes.clock.advance(20 * minute);
    await sweep(hub);
    expect(nodes.refreshes()).toBe(asked + 1);
    expect(await nodes.row(connection)).toMatchObject({ failures: 0, retry_at: null });
  });

  it('is that the application is not set up when its tokens are another one’s: no grant is lost by it', async () => {
    const mistyped = await nodes.node({ clientId: '6f1a0c1e-0000-4000-8000-00000000000f' });
    const asked = nodes.refreshes();
    await sweep(mistyped);
    expect(await present()).toMatchObject({
      status: 'AUTHORIZED',
      error: { code: 'APPLICATION_NOT_SET_UP', aadsts: null },
    });
    expect(nodes.refreshes()).toBe(asked);
    await sweepWhenDue();
    expect(await present()).toMatchObject({ status: 'AUTHORIZED', error: null });
  });

  it('does not rest for days when nobody uses the connection', async () => {
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    nodes.clock.advance(7 * day);
    await sweep(hub);
    expect((await present()).error).toMatchObject({ code: 'CLIENT_SECRET_EXPIRED' });
    nodes.simulator.scenario.clear();
    await sweepWhenDue();
    expect((await present()).error).toBeNull();
  });

  it('ends with a new grant', async () => {
    nodes.simulator.scenario.set({ name: 'expired-secret' });
    await sweep(hub);
    const { account, scopes: granted } = connection.authorization;
    const happening = { kind: 'GRANTED', account, scopes: granted } as const;
    await hub.database.unitOfWork.run((tx) =>
      hub.connections.recordAuthorization(tx, connection.id, happening, theHub),
    );
    expect((await present()).error).toBeNull();
  });
});
