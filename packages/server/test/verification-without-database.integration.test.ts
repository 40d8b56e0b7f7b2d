import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditLog } from '../src/audit/index.js';
import type { Connection } from '../src/connections/index.js';
import { VerificationService } from '../src/verification/index.js';
import { databaseKinds } from './databases.js';
import { Outage } from './outage.js';
import { TokenNodes, type TokenNode } from './token-nodes.js';

const second = 1_000;
const minute = 60 * second;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe.each(databaseKinds)('the tests of connections on %s, when the database goes away', (kind) => {
  let nodes: TokenNodes;
  let outage: Outage;
  let hub: TokenNode;
  let connection: Connection;
  let verification: VerificationService;
  const errors: unknown[] = [];
  /** When a test began. */
  const began: number[] = [];

  beforeEach(async () => {
    errors.length = 0;
    began.length = 0;
    nodes = await TokenNodes.start(kind);
    outage = new Outage(nodes.store);
    hub = await nodes.node();
    connection = await nodes.authorized(hub);
  });

  afterEach(async () => {
    await verification.stop();
    await nodes.stop();
  });

  function start(onToken: () => void = () => undefined): void {
    const { connections, microsoft } = hub;
    const { service } = hub.tokens;
    verification = new VerificationService({
      ...{ connections, microsoft, ambient: nodes.clock, etokenScope: null },
      database: outage.wrap(hub.database),
      audit: createAuditLog({ ambient: nodes.clock }),
      tokens: {
        async accessToken(...asked) {
          began.push(nodes.clock.now().getTime());
          const token = await service.accessToken(...asked);
          onToken();
          return token;
        },
      },
      reportError: (error) => errors.push(error),
    });
    verification.start();
  }

  /** Ten seconds pass without it, once somebody has noticed; then time goes on until the test is recorded. */
  async function getOver(): Promise<Connection['authorization']> {
    while (errors.length === 0) await turn();
    for (let passed = 0; passed < 10; passed += 1) {
      nodes.clock.advance(second);
      await turn();
    }
    await outage.end();
    for (;;) {
      const authorization = (await hub.connections.get(connection.id))?.authorization;
      if (authorization?.verification) return authorization;
      await nodes.clock.untilAsleepFor(5 * second);
      nodes.clock.advance(5 * second);
    }
  }

  /** Resolves when the test that runs now has ended; says in how many minutes the next one comes. */
  async function untilPutOff(): Promise<number> {
    const before = errors.length;
    while (errors.length === before) await turn();
    const [row] = await hub.database.query<{ next: string }>(
      'SELECT next_verification_at AS next FROM connections',
    );
    return (Date.parse(row?.next ?? '') - nodes.clock.now().getTime()) / minute;
  }

  async function pass(minutes: number): Promise<void> {
    await nodes.clock.untilAsleepFor(5 * second);
    nodes.clock.advance(minutes * minute);
  }

  it('come when it is back, where it was away as they were due', async () => {
    outage.begin();
    start();
    expect(await getOver()).toMatchObject({ status: 'AUTHORIZED', verification: { ok: true } });
  });

  it('are made again within minutes, where what they found could not be stored', async () => {
    start(once(() => outage.begin()));
    expect(await getOver()).toMatchObject({ status: 'AUTHORIZED', verification: { ok: true } });
    const [firstAt = NaN, secondAt = NaN] = began;
    expect(secondAt - firstAt).toBeLessThan(3 * minute);
  });

  it('come again after 5 minutes, where it was away for no longer than what they found was to be stored', async () => {
    start(once(() => outage.failNext()));
    expect(await untilPutOff()).toBe(5);
    expect(errors).toEqual([new Error('The transaction was lost.')]);
    await pass(5);
    expect(await getOver()).toMatchObject({ status: 'AUTHORIZED', verification: { ok: true } });
  });

  it('come less and less often, and once a day then, while they cannot be made', async () => {
    start(() => {
      throw new Error('Nobody expected this.');
    });
    for (const minutes of [5, 30, 120]) {
      expect(await untilPutOff()).toBe(minutes);
      await pass(minutes);
    }
    expect(await untilPutOff()).toBeLessThanOrEqual(24 * 60);
    expect(await hub.connections.get(connection.id)).toMatchObject({
      authorization: { status: 'AUTHORIZED', verification: null },
    });
  });

  it('tell of what went wrong first, also where it cannot be stored when they come again', async () => {
    start(
      once(() => {
        outage.begin();
        throw new Error('Nobody expected this.');
      }),
    );
    expect(await getOver()).toMatchObject({ status: 'AUTHORIZED', verification: { ok: true } });
    expect(errors).toContainEqual(new Error('Nobody expected this.'));
  });
});

/** Does it the first time that it is asked to. */
function once(work: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    work();
  };
}
