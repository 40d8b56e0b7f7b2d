import { seededHub } from './contents/seeded-hub.js';
import {
  lastRowsByTenantQuery,
  lastRowsQuery,
  pageQuery,
  pageWithCountQuery,
  plainPageQuery,
} from './contents/queries.js';
import { requireEqualAnswers } from './contents/equal-answers.js';
import { againstPageOne, clients, load, rate, rounds, slowestMs, typicalMs } from './load/answers.js';
import type { LoadResult } from './load/http-load.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { serverFolder } from './paths.js';
import { startNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import type { Hub } from './processes/hub.js';
import { installPeers, peer } from './processes/peers.js';
import { type Measure, printTable } from './report/table.js';
import { type Cleanup, runCommand } from './report/run-command.js';

async function startPeer(file: string, jit: number, onEnd: Cleanup): Promise<string> {
  const port = await freePort();
  const args = [String(port), file, serverFolder, String(jit)];
  const child = await startNode(peer('mercurius-server'), args, { readyWhen: /ready/ });
  onEnd(() => child.stop());
  return `http://127.0.0.1:${port}`;
}

async function measurePeers(hub: string, plain: string, compiled: string): Promise<Measure[]> {
  const { product, mercurius, jit } = await inRounds(rounds, {
    product: load(hub, plainPageQuery),
    mercurius: load(plain, plainPageQuery),
    jit: load(compiled, plainPageQuery),
  });
  const against = (name: string, peers: readonly LoadResult[], aim: Measure['aim']): Measure => ({
    name: 'connections(first: 50)',
    unit: 'req/s',
    product: medianOf(product, rate),
    floor: { name, value: medianOf(peers, rate) },
    ratio: medianRatio(product, peers, rate),
    p50: medianOf(product, typicalMs),
    p99: medianOf(product, slowestMs),
    aim,
  });
  return [
    against('mercurius', mercurius, { of: 'ratio', at: 'least', value: 0.8 }),
    against('mercurius', mercurius, { of: 'ratio', at: 'least', value: 1.5 }),
    against('mercurius with jit', jit, null),
  ];
}

async function startOfLastRows(hub: Hub, query: string): Promise<string> {
  const { connections } = await hub.graphql<{ connections: { pageInfo: { startCursor: string } } }>(query);
  return connections.pageInfo.startCursor;
}

async function measurePages(hub: Hub): Promise<Measure[]> {
  const results = await inRounds(rounds, {
    first: load(hub.url, pageQuery),
    deep: load(hub.url, pageQuery, { after: await startOfLastRows(hub, lastRowsQuery) }),
    deepByTenant: load(hub.url, pageQuery, {
      orderBy: { field: 'TENANT' },
      after: await startOfLastRows(hub, lastRowsByTenantQuery),
    }),
    counted: load(hub.url, pageWithCountQuery),
  });
  const against = againstPageOne(results.first);
  return [
    against('page at row 99,900', results.deep, 1.2),
    against('page at row 99,900 by tenant', results.deepByTenant, 1.2),
    against('page 1 with totalCount', results.counted, null),
  ];
}

await runCommand(async (onEnd) => {
  await installPeers();
  const { hub, file } = await seededHub({ dataDir: dataFolder(onEnd), count: 100_000 }, onEnd);
  const plain = await startPeer(file, 0, onEnd);
  const compiled = await startPeer(file, 1, onEnd);
  await requireEqualAnswers(hub.url, [plain, compiled]);
  const measures = await measurePeers(hub.url, plain, compiled);
  printTable(`List: 100,000 connections in SQLite, ${clients} clients, median of ${rounds} rounds`, [
    ...measures,
    ...(await measurePages(hub)),
  ]);
});
