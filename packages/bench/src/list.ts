import { seededHub } from './contents/seeded-hub.js';
import { lastRowsQuery, pageQuery, pageWithCountQuery, plainPageQuery } from './contents/queries.js';
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
 * Searches whose clients have gone still wait in the hub's queue; whoever comes next must not be measured with them.
 * The same search once more is answered after all of them.
 */
function drained(hub: Hub, variables: Variables) {
  const search = load(hub.url, pageQuery, variables);
  return async (isWarmUp: boolean): Promise<LoadResult> => {
    const result = await search(isWarmUp);
    await hub.graphql(pageQuery, variables);
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

async function measurePages(hub: Hub): Promise<Measure[]> {
  const { connections: last } = await hub.graphql<{ connections: { pageInfo: { startCursor: string } } }>(
    lastRowsQuery,
  );
  const results = await inRounds(rounds, {
    first: load(hub.url, pageQuery),
    deep: load(hub.url, pageQuery, { after: last.pageInfo.startCursor }),
    counted: load(hub.url, pageWithCountQuery),
    found: load(hub.url, pageQuery, { filter: { text: 'organisation 77' } }),
    notFound: drained(hub, { filter: { text: 'nobody has this' } }),
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
  return [
    against('page at row 99,900', results.deep, { of: 'ratio', at: 'most', value: 1.2 }),
    against('page 1 with totalCount', results.counted, null),
    against('search with hits', results.found, { of: 'ratio', at: 'most', value: 3 }),
    against('search without a hit', results.notFound, { of: 'ratio', at: 'most', value: 3 }),
  ];
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
