import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theHub } from '../src/audit/index.js';
import { databaseKinds } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { sweep, TokenNodes } from './token-nodes.js';

const minute = 60_000;
const hour = 60 * minute;

describe.each(databaseKinds)('a hub whose clock jumps, on %s', (kind) => {
  let nodes: TokenNodes;

  beforeEach(async () => {
    nodes = await TokenNodes.start(kind);
  });
  afterEach(() => nodes.stop());

  /** A hub whose clock is `aheadMs` ahead of Microsoft's, with a connection that it has just been granted. */
  async function hubAhead(aheadMs: number) {
    const clock = new ManualAmbient(nodes.clock.now().getTime() + aheadMs);
    const hub = await nodes.node({ clock });
    const connection = await nodes.authorized(hub);
    const issue = async () => {
      const outcome = await hub.tokens.issuing.issue(
        { connectionId: connection.id, minTtlSeconds: 300, scopes: null },
        theHub,
      );
      if (!outcome.ok) throw new Error(JSON.stringify(outcome));
      return outcome.token;
    };
    const pass = (ms: number): void => {
      nodes.clock.advance(ms);
      clock.advance(ms);
    };
    return { hub, clock, connection, issue, pass };
  }

  it('hands out no token that Microsoft has ended when it was an hour ahead and is set right', async () => {
    const { hub, clock, issue, pass } = await hubAhead(hour);
    await issue();
    await sweep(hub);
    const refreshes = nodes.refreshes();
    clock.advance(-hour);
    // At once: what it has would seem to live for two hours.
    const { expiresAt } = await issue();
    expect(nodes.refreshes()).toBe(refreshes + 1);
    expect(expiresAt.getTime() - nodes.clock.now().getTime()).toBeLessThanOrEqual(90 * minute);
    pass(95 * minute);
    await issue();
    expect(nodes.refreshes()).toBe(refreshes + 2);
  });

  it.each([
    ['in use', true],
    ['that nobody uses', false],
  ])(
    'refreshes by itself the tokens of a connection %s that seem younger than they are',
    async (_, isUsed) => {
      const { hub, clock, issue, pass } = await hubAhead(hour);
      if (isUsed) await issue();
      await sweep(hub);
      const refreshes = nodes.refreshes();
      clock.advance(-hour);
      await sweep(hub);
      expect(nodes.refreshes()).toBe(refreshes + 1);
      await sweep(hub);
      pass(95 * minute);
      const { expiresAt } = await issue();
      expect(nodes.refreshes()).toBe(refreshes + 2);
      expect(expiresAt.getTime()).toBeGreaterThan(nodes.clock.now().getTime() + 30 * minute);
      expect(hub.reported).toEqual([]);
    },
  );

  it('refreshes them also when it was started anew after its clock was set right', async () => {
    const { connection, issue } = await hubAhead(hour);
    await issue();
    const refreshes = nodes.refreshes();
    const anew = await nodes.node();
    anew.tokens.refresher.start();
    while (nodes.refreshes() === refreshes) await new Promise((resolve) => setImmediate(resolve));
    await anew.tokens.refresher.stop();
    expect((await anew.connections.get(connection.id))?.authorization.status).toBe('AUTHORIZED');
  });

  it('takes a token of another node whose clock is some minutes ahead', async () => {
    const { connection } = await hubAhead(4 * minute);
    const refreshes = nodes.refreshes();
    const other = await nodes.node();
    const wish = { connectionId: connection.id, minTtlSeconds: 300, scopes: null };
    expect(await other.tokens.issuing.issue(wish, theHub)).toMatchObject({ ok: true });
    expect(nodes.refreshes()).toBe(refreshes);
  });

  it('goes on by itself when it slept for a day', async () => {
    const { hub, connection, issue, pass } = await hubAhead(0);
    await issue();
    pass(24 * hour);
    await sweep(hub);
    expect((await hub.connections.get(connection.id))?.authorization).toMatchObject({
      status: 'AUTHORIZED',
      error: null,
    });
    expect((await issue()).expiresAt.getTime()).toBeGreaterThan(nodes.clock.now().getTime());
    expect(hub.reported).toEqual([]);
  });
});
