import { cpSync } from 'node:fs';
import path from 'node:path';
import { addMutation } from './contents/queries.js';
import { seededHub } from './contents/seeded-hub.js';
import { httpLoad } from './load/http-load.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { compiled } from './paths.js';
import { runNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { authorizationHeader, type Hub } from './processes/hub.js';
import { installPeers, peer } from './processes/peers.js';
import { type Measure, printTable } from './report/table.js';
import { runCommand } from './report/run-command.js';

const rounds = 5;
const seconds = 3;
const connections = 50;
/** A tenant that the simulator knows. */
const tenantId = 'b410305f-3ebe-474a-a83f-4add9acd47d1';

interface WriteResult {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly lastNumber: number;
}

/** Rounds of the hub, each going on with the names after those of the round before. */
function acknowledgedAdditions(hub: Hub): () => Promise<WriteResult> {
  let firstNumber = 0;
  return async () => {
    const result = await httpLoad({
      url: `${hub.url}/graphql`,
      headers: { authorization: authorizationHeader },
      body: {
        query: addMutation,
        variables: { input: { name: 'Invoices {{n}}', tenantId, type: 'MAIL_IMAP' } },
      },
      connections,
      seconds,
      firstNumber,
    });
    if (!result.firstAnswer?.includes('"userErrors":[]')) throw new Error(String(result.firstAnswer));
    firstNumber = result.lastNumber;
    return result;
  };
}

/** Rounds of a program that inserts into its own copy of the file. */
function rawInserts(program: string, file: string): () => Promise<WriteResult> {
  let firstNumber = 0;
  return async () => {
    const result = await runNode<WriteResult>(program, [file, String(seconds), String(firstNumber)]);
    firstNumber = result.lastNumber;
    return result;
  };
}

async function countOf(hub: Hub): Promise<number> {
  const { connections: all } = await hub.graphql<{ connections: { totalCount: number } }>(
    'query Count { connections(first: 0) { totalCount } }',
  );
  return all.totalCount;
}

await runCommand(async (onEnd) => {
  await installPeers();
  const dataDir = dataFolder(onEnd);
  const { hub, file } = await seededHub({ dataDir, count: 1_000 }, onEnd);
  await hub.graphql(addMutation, { input: { name: 'The first of its tenant', tenantId, type: 'MAIL_IMAP' } });
  const copies = ['better-sqlite3', 'sqlite3'].map((name) => {
    const copy = path.join(dataDir, `${name}.sqlite`);
    for (const suffix of ['', '-wal']) cpSync(file + suffix, copy + suffix);
    return copy;
  });
  const before = await countOf(hub);
  const { product, better, plain } = await inRounds(rounds, {
    product: acknowledgedAdditions(hub),
    better: rawInserts(peer('insert'), copies[0] ?? ''),
    plain: rawInserts(compiled('programs/insert-sqlite3'), copies[1] ?? ''),
  });
  console.log(`${(await countOf(hub)) - before} connections were added and are in the list`);
  const against = (name: string, floor: readonly WriteResult[]): Measure => ({
    name: 'addConnection',
    unit: '/s',
    product: medianOf(product, (result) => result.perSecond),
    floor: { name, value: medianOf(floor, (result) => result.perSecond) },
    ratio: medianRatio(product, floor, (result) => result.perSecond),
    p50: medianOf(product, (result) => result.p50),
    p99: medianOf(product, (result) => result.p99),
    aim: { of: 'ratio', at: 'least', value: 0.5 },
  });
  printTable(
    `Write: acknowledged at synchronous=FULL by ${connections} clients against raw inserts, median of ${rounds} rounds`,
    [against('better-sqlite3', better), against('sqlite3', plain)],
  );
});
