import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../src/connections/index.js';
import { databaseKinds } from './databases.js';
import { aadstsError, FakeIdentityPlatform } from './fake-identity-platform.js';
import { ManualAmbient } from './manual-ambient.js';
import { deaths, type CacheRow, sweep, type TokenNode, TokenNodes } from './token-nodes.js';

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const scopes = ['https://graph.microsoft.com/Sites.Read.All'];

describe.each(databaseKinds)('faults of a refresh on %s', (kind) => {
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

  it.each(deaths)('loses nothing when the process dies %s', async (death) => {
    const connection = await nodes.authorized(hub);
    const mortal = await nodes.node({ dies: death });
    nodes.clock.advance(2 * hour);
    void sweep(mortal);
    await mortal.died;
    const isLeased = (await nodes.row(connection)).lease_owner !== null;
    expect(isLeased).toBe(death === 'after the lease' || death === 'after the answer');
    if (isLeased) {
      const asked = nodes.refreshes();
      await sweep(hub);
      expect(nodes.refreshes()).toBe(asked);
      nodes.clock.advance(31 * second);
    }
    await sweep(hub);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    expect(await nodes.row(connection)).toMatchObject({ failures: 0, lease_owner: null });
    await nodes.untilDue(connection);
    await sweep(hub);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    expect(Date.parse((await nodes.row(connection)).refresh_at ?? '')).toBeGreaterThan(
      nodes.clock.now().getTime(),
    );
  });

  it('is broken off when the hub stops, also once nobody waits for it, and its lease is given back', async () => {
    const connection = await nodes.authorized(hub);
    const silent = await new FakeIdentityPlatform().start();
    silent.onToken(() => new Promise(() => undefined));
    const stopping = await nodes.node({ loginUrl: silent.url });
    const caller = new AbortController();
    nodes.clock.advance(2 * hour);
    const asked = stopping.tokens.service.accessToken(connection, scopes, { signal: caller.signal });
    await nodes.untilLeased(connection);
    caller.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    await stopping.tokens.service.stop();
    expect(await nodes.row(connection)).toMatchObject({ lease_owner: null, failures: 0 });
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    await silent.stop();
  });

  it('takes over from a dead hub whose clock was five minutes ahead', async () => {
    const ahead = new ManualAmbient(nodes.clock.now().getTime() + 2 * hour + 5 * minute);
    const connection = await nodes.authorized(hub);
    const mortal = await nodes.node({ dies: 'after the answer', clock: ahead });
    nodes.clock.advance(2 * hour);
    void sweep(mortal);
    await mortal.died;
    const waiting = hub.tokens.service.accessToken(connection, scopes);
    const began = nodes.clock.now().getTime();
    for (;;) {
      const asleep = nodes.clock.untilAsleepFor(100).then(() => null);
      if ((await Promise.race([asleep, waiting])) !== null) break;
      nodes.clock.advance(100);
    }
    expect(nodes.clock.now().getTime() - began).toBeLessThan(45 * second);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
  });

  it('waits as long as Microsoft says, in the background and for whoever asks', async () => {
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    nodes.simulator.scenario.set({ name: 'throttled', retryAfterSeconds: 120 });
    await sweep(hub);
    const asked = nodes.refreshes();
    expect(await nodes.dueInMs(connection)).toBeGreaterThanOrEqual(120 * second);
    nodes.clock.advance(100 * second);
    await sweep(hub);
    await expect(hub.tokens.service.accessToken(connection, scopes)).rejects.toMatchObject({
      code: 'MICROSOFT_UNAVAILABLE',
      details: { retryAfterSeconds: 20 },
    });
    expect(nodes.refreshes()).toBe(asked);
    nodes.simulator.scenario.clear();
    await nodes.untilDue(connection);
    await sweep(hub);
    expect(await nodes.row(connection)).toMatchObject({ failures: 0, retry_at: null });
    expect(await statusOf(connection)).toBe('AUTHORIZED');
  });

  it('tries ever less often while Microsoft is away, and never turns amber for that', async () => {
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    nodes.simulator.scenario.set({ name: 'token-503' });
    const waits = [];
    for (let times = 0; times < 8; times += 1) {
      await sweep(hub);
      waits.push(await nodes.dueInMs(connection));
      await nodes.untilDue(connection);
    }
    expect(waits[0]).toBeLessThanOrEqual(30 * second);
    expect(waits[7]).toBeGreaterThan(14 * minute);
    expect(Math.max(...waits)).toBeLessThanOrEqual(30 * minute);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    nodes.simulator.scenario.clear();
    await sweep(hub);
    expect(await nodes.row(connection)).toMatchObject({ failures: 0 });
  });

  it('leaves Microsoft alone once many in a row were not answered', async () => {
    const first = await nodes.authorized(hub);
    for (let more = 0; more < 60; more += 1) {
      const other = await hub.connections.add(
        { name: 'More', tenantId: first.tenant.id, type: 'SHAREPOINT' },
        { actor: { kind: 'system', id: null, name: 'test' }, attempts: { plan: () => nobodys } },
      );
      if (!other.ok) throw new Error('It was not added.');
      const { account, scopes: granted } = first.authorization;
      await hub.database.unitOfWork.run(async (tx) => {
        await hub.tokens.store.save(tx, other.connection.id, '{}');
        const grant = { kind: 'GRANTED', account, scopes: granted } as const;
        await hub.connections.recordAuthorization(tx, other.connection.id, grant, {
          kind: 'system',
          id: null,
          name: 'test',
        });
      });
    }
    await hub.database.unitOfWork.run((tx) =>
      tx.execute(`UPDATE token_caches SET cache_encrypted = cache_encrypted, refresh_at = ?`, [
        nodes.clock.now().toISOString(),
      ]),
    );
    nodes.simulator.scenario.set({ name: 'discovery-503' });
    nodes.clock.advance(11 * minute);
    await sweep(hub);
    const failed = await hub.database.query<CacheRow>('SELECT * FROM token_caches WHERE failures > 0');
    expect(failed.length).toBeGreaterThanOrEqual(10);
    expect(failed.length).toBeLessThan(61);
  });

  it.each([
    ['no JSON', { body: '<html>' }],
    ['half a JSON', { body: '{"access_token": "a' }],
    ['an error without words', { status: 400, body: {} }],
    ['nothing of use', { body: {} }],
    ['a part of its answer, and is cut off', { body: '{"access_token": "a', isCut: true }],
    ['429 without a word of when', { status: 429, body: '' }],
    ['AADSTS900144, which is our own fault', { status: 400, body: aadstsError('invalid_request', 900144) }],
    ['AADSTS50196, a loop', { status: 400, body: aadstsError('invalid_grant', 50196) }],
    ['AADSTS90033, which may pass', { status: 400, body: aadstsError('temporarily_unavailable', 90033) }],
  ])('stays authorized when the token endpoint answers %s', async (_, answer) => {
    const connection = await nodes.authorized(hub);
    const platform = await new FakeIdentityPlatform().start();
    platform.onToken(() => answer);
    const node = await nodes.node({ loginUrl: platform.url });
    nodes.clock.advance(2 * hour);
    await sweep(node);
    await platform.stop();
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    expect(await nodes.row(connection)).toMatchObject({ failures: 1, lease_owner: null });
    nodes.clock.advance(hour);
    await sweep(hub);
    expect(await nodes.row(connection)).toMatchObject({ failures: 0 });
  });

  it('stays authorized when Microsoft takes longer than it may', async () => {
    const connection = await nodes.authorized(hub);
    const platform = await new FakeIdentityPlatform().start();
    platform.onToken(() => new Promise(() => undefined));
    const node = await nodes.node({ loginUrl: platform.url, timeoutMs: 50 });
    nodes.clock.advance(2 * hour);
    await sweep(node);
    await platform.stop();
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    expect(await nodes.row(connection)).toMatchObject({ failures: 1, lease_owner: null });
  });

  it('stays authorized when nobody answers at all', async () => {
    const connection = await nodes.authorized(hub);
    const node = await nodes.node({ loginUrl: 'http://127.0.0.1:9' });
    nodes.clock.advance(2 * hour);
    await sweep(node);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
    expect(await nodes.row(connection)).toMatchObject({ failures: 1 });
  });

  it('hands out no token that was not stored, and goes on when the database is back', async () => {
    let isAway = false;
    const node = await nodes.node({
      database: (opened) => ({
        ...opened,
        query: (sql, params) => (isAway ? Promise.reject(new Error('gone')) : opened.query(sql, params)),
        unitOfWork: {
          run: (work) => (isAway ? Promise.reject(new Error('gone')) : opened.unitOfWork.run(work)),
        },
      }),
    });
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    isAway = true;
    await expect(sweep(node)).rejects.toThrow('gone');
    await expect(node.tokens.service.accessToken(connection, scopes)).rejects.toThrow('gone');
    nodes.clock.advance(10 * second);
    isAway = false;
    const asked = nodes.refreshes();
    await sweep(node);
    expect(nodes.refreshes()).toBe(asked + 1);
    expect(await statusOf(connection)).toBe('AUTHORIZED');
  });

  it('gives its leases back when it is stopped', async () => {
    const connection = await nodes.authorized(hub);
    nodes.clock.advance(2 * hour);
    nodes.simulator.scenario.set({ name: 'slow', ms: 2_000 });
    hub.tokens.refresher.start();
    await nodes.untilLeased(connection);
    await hub.tokens.refresher.stop();
    expect(await nodes.row(connection)).toMatchObject({ lease_owner: null, failures: 0 });
  });
});

const nobodys = {
  authorizationUrl: 'http://localhost:4000/auth/start/none',
  expiresAt: '2100-01-01T00:00:00.000Z',
  storeFirst: async () => undefined,
  store: async () => undefined,
};
