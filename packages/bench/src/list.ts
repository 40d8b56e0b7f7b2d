import { seededHub } from './contents/seeded-hub.js';
import {
  countsQuery,
  lastRowsByTenantQuery,
  lastRowsQuery,
  pageQuery,
  pageWithCountQuery,
  plainPageQuery,
} from './contents/queries.js';
import { requireEqualAnswers } from './contents/equal-answers.js';
import { httpLoad, type LoadResult } from './load/http-load.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { serverFolder } from './paths.js';
import { startNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { authorizationHeader, type Hub } from './processes/hub.js';
import { installPeers, peer } from './processes/peers.js';
import { type Measure, printTable } from './report/table.js';
import { type Cleanup, runCommand } from './report/run-command.js';

const rounds = 5;
const connections = 50;
const rate = (result: LoadResult): number => result.perSecond;
const typicalMs = (result: LoadResult): number => result.p50;
const slowestMs = (result: LoadResult): number => result.p99;

type Variables = Record<string, unknown>;

function load(url: string, query: string, variables: Variables = {}) {
  return (isWarmUp: boolean): Promise<LoadResult> =>
    httpLoad({
      url: `${url}/graphql`,
      headers: { authorization: authorizationHeader },
      body: { query, variables },
      connections,
      seconds: isWarmUp ? 2 : 3,
    });
}

/**
 * What the last round left to the hub must not be measured with the next: the same once more is answered after it.
 */
function drained(hub: Hub, query: string, variables: Variables) {
  const search = load(hub.url, query, variables);
  return async (isWarmUp: boolean): Promise<LoadResult> => {
    const result = await search(isWarmUp);
    await hub.graphql(query, variables);
    return result;
  };
}

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
  const byTenant = { orderBy: { field: 'TENANT' } };
  const results = await inRounds(rounds, {
    first: load(hub.url, pageQuery),
    deep: load(hub.url, pageQuery, { after: await startOfLastRows(hub, lastRowsQuery) }),
    deepByTenant: load(hub.url, pageQuery, {
      ...byTenant,
      after: await startOfLastRows(hub, lastRowsByTenantQuery),
    }),
    counted: load(hub.url, pageWithCountQuery),
    ...searches(hub),
  });
  const against = (name: string, pages: readonly LoadResult[], aim: Measure['aim']): Measure => ({
    name,
    unit: 'ms',
    product: medianOf(pages, typicalMs),
    floor: { name: 'page 1', value: medianOf(results.first, typicalMs) },
    ratio: medianRatio(pages, results.first, typicalMs),
    p50: medianOf(pages, typicalMs),
    p99: medianOf(pages, slowestMs),
    aim,
  });
  const most = (value: number): Measure['aim'] => ({ of: 'ratio', at: 'most', value });
  return [
    against('page at row 99,900', results.deep, most(1.2)),
    against('page at row 99,900 by tenant', results.deepByTenant, most(1.2)),
    against('page 1 with totalCount', results.counted, null),
    against('search: hits everywhere', results.everywhere, most(3)),
    against('search: 550 hits', results.ofTenant, most(3)),
    against('search: 11 hits', results.rare, most(3)),
    against('search: no hit', results.none, most(3)),
    against('counts of a search: 550 hits', results.counts, null),
  ];
}

function searches(hub: Hub) {
  const search = (text: string) => drained(hub, pageQuery, { filter: { text } });
  return {
    everywhere: search('organisation 77'),
    ofTenant: search('organisation-77'),
    rare: search('mailbox-7712'),
    none: search('nobody has this'),
    counts: drained(hub, countsQuery, { filter: { text: 'organisation-77' } }),
  };
}

await runCommand(async (onEnd) => {
  await installPeers();
  const { hub, file } = await seededHub({ dataDir: dataFolder(onEnd), count: 100_000 }, onEnd);
  const plain = await startPeer(file, 0, onEnd);
  const compiled = await startPeer(file, 1, onEnd);
  await requireEqualAnswers(hub.url, [plain, compiled]);
  const measures = await measurePeers(hub.url, plain, compiled);
  printTable(`List: 100,000 connections in SQLite, ${connections} clients, median of ${rounds} rounds`, [
    ...measures,
    ...(await measurePages(hub)),
  ]);
});
