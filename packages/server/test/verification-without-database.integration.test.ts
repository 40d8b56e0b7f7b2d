import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAuditLog } from '../src/audit/index.js';
import type { Connection } from '../src/connections/index.js';
import { VerificationService } from '../src/verification/index.js';
import { databaseKinds } from './databases.js';
import { Outage } from './outage.js';
import { TokenNodes, type TokenNode } from './token-nodes.js';

const second = 1_000;
const turn = () => new Promise((resolve) => setImmediate(resolve));

describe.each(databaseKinds)('the tests of connections on %s, when the database goes away', (kind) => {
  let nodes: TokenNodes;
  let outage: Outage;
  let hub: TokenNode;
  let connection: Connection;
  let verification: VerificationService;
  const errors: unknown[] = [];

  beforeEach(async () => {
    errors.length = 0;
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
      nodes.clock.advance(second);
      await turn();
    }
  }

  it('come when it is back, where it was away as they were due', async () => {
    outage.begin();
    start();
    expect(await getOver()).toMatchObject({ status: 'AUTHORIZED', verification: { ok: true } });
  });

  it('are made again within minutes, where what they found could not be stored', async () => {
    let isFirst = true;
    const began = nodes.clock.now().getTime();
    start(() => {
      if (isFirst) outage.begin();
      isFirst = false;
    });
    expect(await getOver()).toMatchObject({ status: 'AUTHORIZED', verification: { ok: true } });
    expect(nodes.clock.now().getTime() - began).toBeLessThan(180 * second);
  });
});
