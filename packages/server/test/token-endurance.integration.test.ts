import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { theHub } from '../src/audit/index.js';
import { databaseKinds } from './databases.js';
import { ManualAmbient } from './manual-ambient.js';
import { sweep, type TokenNode, TokenNodes } from './token-nodes.js';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

describe.each(databaseKinds)('a grant on %s', (kind) => {
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

  // Microsoft ends a refresh token that was not used for 90 days, and each refresh brings another one:
  // https://learn.microsoft.com/entra/identity-platform/refresh-tokens#token-lifetime
  it('outlives the 90 days of its first refresh token, also where nobody sends anything', async () => {
    const connection = await nodes.authorized(hub, { type: 'MAIL_SMTP', account: 'jana@contoso.com' });
    for (let days = 0; days < 200; days += 1) {
      nodes.clock.advance(day);
      await sweep(hub);
    }
    expect(await hub.connections.get(connection.id)).toMatchObject({
      authorization: { status: 'AUTHORIZED', error: null },
    });
    const wish = { connectionId: connection.id, minTtlSeconds: 600, scopes: null };
    expect(await hub.tokens.issuing.issue(wish, theHub)).toMatchObject({ ok: true });
  });

  it.each([
    ['ahead of', 5 * minute],
    ['behind', -5 * minute],
  ])('is kept by a hub whose clock is five minutes %s Microsoft’s', async (_, offset) => {
    const clock = new ManualAmbient(nodes.clock.now().getTime() + offset);
    const off = await nodes.node({ clock });
    const connection = await nodes.authorized(off);
    const asked = nodes.refreshes();
    for (let hours = 0; hours < 6; hours += 1) {
      nodes.clock.advance(hour);
      clock.advance(hour);
      await sweep(off);
      const wish = { connectionId: connection.id, minTtlSeconds: 600, scopes: null };
      expect(await off.tokens.issuing.issue(wish, theHub)).toMatchObject({ ok: true });
    }
    expect(await hub.connections.get(connection.id)).toMatchObject({
      authorization: { status: 'AUTHORIZED', error: null },
    });
    expect(nodes.refreshes() - asked).toBeLessThan(10);
    expect(off.reported).toEqual([]);
  });
});
