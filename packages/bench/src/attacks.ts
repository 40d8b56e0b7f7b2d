import { refusal, whileAttacked } from './attacks/aliases.js';
import { guess } from './attacks/guesses.js';
import { makeAdministrator, refusedSignIns } from './attacks/sign-ins.js';
import { pageQuery } from './contents/queries.js';
import { seededHub } from './contents/seeded-hub.js';
import { httpLoad } from './load/http-load.js';
import { inRounds, medianOf, medianRatio } from './load/rounds.js';
import { dataFolder } from './processes/data-folder.js';
import { authorizationHeader, type Hub } from './processes/hub.js';
import { installPeers } from './processes/peers.js';
import { median, percentile } from './report/figures.js';
import { runCommand } from './report/run-command.js';
import { type Measure, printTable } from './report/table.js';

const rounds = 5;
const seconds = 3;
const refusals = 100;
/** Refused sign-ins of each account in one round. */
const pairs = 20;

/** Whether an account exists must not show in how long the hub takes to refuse it: the ratio is near 1 on both sides. */
async function signIns(hub: Hub): Promise<Measure[]> {
  await makeAdministrator(hub);
  await refusedSignIns(hub, pairs);
  const all = { known: [] as number[], unknown: [] as number[] };
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const { known, unknown } = await refusedSignIns(hub, pairs);
    ratios.push(median(unknown) / median(known));
    all.known.push(...known);
    all.unknown.push(...unknown);
  }
  const measure = (at: 'least' | 'most', value: number): Measure => ({
    name: 'refused: unknown account',
    unit: 'ms',
    product: median(all.unknown),
    floor: { name: 'known account', value: median(all.known) },
    ratio: median(ratios),
    p50: median(all.unknown),
    p99: percentile(all.unknown, 0.99),
    aim: { of: 'ratio', at, value },
  });
  return [measure('most', 1.05), measure('least', 0.95)];
}

async function guesses(hub: Hub): Promise<Measure[]> {
  const { letIn, throttled, milliseconds } = await guess(hub, 10_000);
  const measure = (name: string, product: number, aim: Measure['aim']): Measure => ({
    ...{ name, unit: '', product, floor: null, aim },
    p50: median(milliseconds),
    p99: percentile(milliseconds, 0.99),
  });
  return [
    measure('10,000 guesses of keys and tokens: let in', letIn, { of: 'product', at: 'most', value: 0 }),
    measure('10,000 guesses of keys and tokens: throttled', throttled, null),
  ];
}

async function aliases(hub: Hub): Promise<Measure[]> {
  const times: number[] = [];
  for (let n = 0; n < refusals; n += 1) times.push(await refusal(hub));
  const page = () =>
    httpLoad({
      url: `${hub.url}/graphql`,
      headers: { authorization: authorizationHeader },
      body: { query: pageQuery },
      connections: 1,
      seconds,
    });
  const { quiet, attacked } = await inRounds(rounds, {
    quiet: page,
    attacked: () => whileAttacked(hub, page),
  });
  return [
    {
      name: '1,000 aliases refused',
      unit: 'ms',
      product: median(times),
      floor: null,
      p50: median(times),
      p99: percentile(times, 0.99),
      aim: { of: 'product', at: 'most', value: 50 },
    },
    {
      name: 'another client’s page, p99',
      unit: 'ms',
      product: medianOf(attacked, ({ p99 }) => p99),
      floor: { name: 'without attack', value: medianOf(quiet, ({ p99 }) => p99) },
      ratio: medianRatio(attacked, quiet, ({ p99 }) => p99),
      p50: medianOf(attacked, ({ p50 }) => p50),
      p99: medianOf(attacked, ({ p99 }) => p99),
      aim: null,
    },
  ];
}

await runCommand(async (onEnd) => {
  await installPeers();
  const dataDir = dataFolder(onEnd);
  const { hub } = await seededHub({ dataDir, count: 1_000, trustedProxies: '127.0.0.1' }, onEnd);
  const measures = [...(await signIns(hub)), ...(await guesses(hub)), ...(await aliases(hub))];
  printTable(
    `Attacks: ${pairs} pairs of refused sign-ins a round; documents of 1,000 aliases, one after the other, beside a client that reads pages, median of ${rounds} rounds`,
    measures,
  );
});
