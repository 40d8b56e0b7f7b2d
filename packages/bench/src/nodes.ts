import { PostgresServer } from '../../server/test/postgres-server.js';
import { addMutation, plainPageQuery } from './contents/queries.js';
import { clients, rate, rounds, typicalMs } from './load/answers.js';
import { httpLoad, type LoadResult } from './load/http-load.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { processorSeconds } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { authorizationHeader, type Hub, startHub, startSimulator } from './processes/hub.js';
import { installPeers } from './processes/peers.js';
import { type Cleanup, runCommand } from './report/run-command.js';
import { printTable } from './report/table.js';

const connections = 500;
const seconds = 3;
const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

interface Shared extends LoadResult {
  /** Processors that the hubs kept busy, of those of this machine. */
  readonly busy: number;
}

/** Two hubs on one PostgreSQL, which know the same keys. */
async function startNodes(onEnd: Cleanup): Promise<[Hub, Hub]> {
  const postgres = await PostgresServer.create();
  onEnd(() => postgres.remove());
  const port = await freePort();
  const simulator = await startSimulator(port);
  onEnd(() => simulator.stop());
  const env = {
    DATABASE_URL: `${postgres.url}/postgres`,
    LANDBRIDGE_ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
    PUBLIC_URL: `http://localhost:${port}`,
  };
  const start = async (on: number): Promise<Hub> => {
    const hub = await startHub({ dataDir: dataFolder(onEnd), port: on, simulator, env });
    onEnd(() => hub.stop());
    return hub;
  };
  return [await start(port), await start(await freePort())];
}

async function fill(hub: Hub): Promise<void> {
  let left = connections;
  const add = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await hub.graphql(addMutation, { input: { name: `Invoices ${left}`, tenantId, type: 'MAIL_IMAP' } });
    }
  };
  await Promise.all(Array.from({ length: 8 }, add));
}

/** The same clients, shared out among the nodes. */
function askedOf(nodes: readonly Hub[]): (isWarmUp: boolean) => Promise<Shared> {
  return async (isWarmUp) => {
    const spent = (): number => nodes.reduce((sum, { child }) => sum + processorSeconds(child.pid), 0);
    const [before, began] = [spent(), performance.now()];
    const results = await Promise.all(
      nodes.map(({ url }) =>
        httpLoad({
          url: `${url}/graphql`,
          headers: { authorization: authorizationHeader },
          body: { query: plainPageQuery },
          connections: clients / nodes.length,
          seconds: isWarmUp ? 1 : seconds,
        }),
      ),
    );
    const [first] = results;
    if (!first) throw new Error('No node was asked.');
    return {
      ...first,
      perSecond: results.reduce((sum, { perSecond }) => sum + perSecond, 0),
      busy: (spent() - before) / ((performance.now() - began) / 1_000),
    };
  };
}

await runCommand(async (onEnd) => {
  await installPeers();
  const [one, other] = await startNodes(onEnd);
  await fill(one);
  const { alone, together } = await inRounds(rounds, {
    alone: askedOf([one]),
    together: askedOf([one, other]),
  });
  printTable(
    `Two nodes on one PostgreSQL, connections(first: 50), ${clients} clients, median of ${rounds} rounds`,
    [
      {
        name: 'answers of two nodes',
        unit: '/s',
        product: medianOf(together, rate),
        floor: { name: 'one node', value: medianOf(alone, rate) },
        ratio: medianRatio(together, alone, rate),
        p50: medianOf(together, typicalMs),
        aim: { of: 'ratio', at: 'least', value: 1.7 },
      },
      {
        name: 'processors that two hubs keep busy',
        unit: '',
        product: medianOf(together, ({ busy }) => busy),
        floor: { name: 'one hub', value: medianOf(alone, ({ busy }) => busy) },
        aim: null,
      },
    ],
  );
});
