import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { seededHub } from './contents/seeded-hub.js';
import { changesSubscription } from './contents/queries.js';
import { compiled } from './paths.js';
import { type Child, startNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { authorizationHeader } from './processes/hub.js';
import { installPeers } from './processes/peers.js';
import type { Memory } from './programs/memory.js';
import { memoryOf, nextMessage, nextReceived, openGroup } from './push/messages.js';
import { addConnection, signIn } from './push/sign-in.js';
import { percentile } from './report/figures.js';
import { type Measure, printTable } from './report/table.js';
import { type Cleanup, runCommand } from './report/run-command.js';

const many = 1_000;
const samples = { one: 200, many: 30 };
/** How long everything is left to end before the next change. */
const pauseMs = 60;

interface Contenders {
  /** Makes one change and returns when each subscriber of the group had it, in milliseconds after its commit. */
  readonly product: (group: string) => Promise<number[]>;
  readonly floor: (group: string) => Promise<number[]>;
}

async function startContenders(onEnd: Cleanup) {
  const clock = pathToFileURL(compiled('programs/commit-clock')).href;
  const measured = { nodeOptions: ['--expose-gc', '--import', clock], withMessages: true };
  const { hub, simulator } = await seededHub(
    { dataDir: dataFolder(onEnd), count: 1_000, ...measured },
    onEnd,
  );
  const floorPort = await freePort();
  const floor = await startNode(compiled('programs/broadcast'), [String(floorPort)], {
    readyWhen: /ready/,
    nodeOptions: ['--expose-gc'],
    withMessages: true,
  });
  onEnd(() => floor.stop());
  const subscribers = await startNode(compiled('programs/subscribers'), [], { withMessages: true });
  onEnd(() => subscribers.stop());
  const open = async (name: string, count: number): Promise<void> => {
    const subscription = { query: changesSubscription, authorization: authorizationHeader };
    await openGroup(subscribers, {
      name: `hub ${name}`,
      url: `ws://127.0.0.1:${hub.port}/graphql`,
      count,
      subscription,
    });
    await openGroup(subscribers, {
      name: `floor ${name}`,
      url: `ws://127.0.0.1:${floorPort}`,
      count,
      subscription: null,
    });
    await wait(1_000);
  };
  return { hub, simulator, floor, subscribers, open };
}

type Running = Awaited<ReturnType<typeof startContenders>>;

function contendersOf({ hub, simulator, floor, subscribers }: Running): Contenders {
  let commits: bigint[] = [];
  let number = 0;
  let text = '';
  hub.child.process.on('message', ({ commit }: { commit?: string }) => {
    if (commit !== undefined) commits.push(BigInt(commit));
  });
  return {
    async product(group) {
      const id = await addConnection(hub, `Push ${(number += 1)}`);
      await wait(pauseMs);
      commits = [];
      const received = nextReceived(subscribers, `hub ${group}`, /"kind":"AUTHORIZED"/);
      await signIn(hub, simulator, id);
      const { times, text: sent } = await received;
      await wait(pauseMs);
      text = sent;
      const arrivals = times.map(BigInt);
      const first = arrivals.reduce((least, time) => (time < least ? time : least));
      const commit = commits.filter((time) => time <= first).at(-1);
      if (commit === undefined) throw new Error('A change was told that no commit came before.');
      return arrivals.map((time) => Number(time - commit) / 1e6);
    },
    async floor(group) {
      const received = nextReceived(subscribers, `floor ${group}`, /./);
      const sent = nextMessage(floor, (message) => message.at);
      floor.process.send({ broadcast: text });
      const [{ times }, at] = await Promise.all([received, sent]);
      await wait(pauseMs);
      return times.map((time) => Number(BigInt(time) - BigInt(at)) / 1e6);
    },
  };
}

/** Change, broadcast, change, broadcast …; the first of both warm up. */
async function alternate(
  contenders: Contenders,
  group: string,
  count: number,
): Promise<[number[], number[]]> {
  const product: number[] = [];
  const floor: number[] = [];
  for (let sample = -3; sample < count; sample += 1) {
    const pushed = await contenders.product(group);
    const broadcast = await contenders.floor(group);
    if (sample < 0) continue;
    product.push(...pushed);
    floor.push(...broadcast);
  }
  return [product, floor];
}

function latency(count: number, [product, floor]: [number[], number[]]): Measure[] {
  return [0.5, 0.99].map((share) => ({
    name: `commit → ${count.toLocaleString('en')} subscriber${count === 1 ? '' : 's'}, p${share * 100}`,
    unit: 'ms',
    product: percentile(product, share),
    floor: { name: 'bare ws', value: percentile(floor, share) },
    p50: percentile(product, 0.5),
    p99: percentile(product, 0.99),
    aim: share === 0.99 ? { of: 'ratio', at: 'most', value: 2 } : null,
  }));
}

async function memories(children: readonly Child[]): Promise<Memory[]> {
  const measured: Memory[] = [];
  for (const child of children) measured.push(await memoryOf(child));
  return measured;
}

function memoryFor(key: keyof Memory, name: string, before: Memory[], after: Memory[]): Measure {
  const [hub = Number.NaN, floor = Number.NaN] = after.map(
    (memory, index) => (memory[key] - (before[index]?.[key] ?? 0)) / (many - 1) / 1e3,
  );
  const aim = { of: 'product', at: 'most', value: 40 } as const;
  return { name, unit: 'kB', product: hub, floor: { name: 'bare ws', value: floor }, aim };
}

await runCommand(async (onEnd) => {
  await installPeers();
  const running = await startContenders(onEnd);
  const contenders = contendersOf(running);
  await running.open('one', 1);
  const one = await alternate(contenders, 'one', samples.one);
  const measured = [running.hub.child, running.floor];
  const before = await memories(measured);
  await running.open('others', many - 1);
  const idle = await memories(measured);
  const all = await alternate(contenders, 'others', samples.many);
  const after = await memories(measured);
  printTable(
    `Push: from the commit of a sign-in's callback to the subscribers of connectionsChanged (${samples.one} and ${samples.many} sign-ins)`,
    [
      ...latency(1, one),
      ...latency(many, all),
      memoryFor('resident', 'resident for each subscriber', before, after),
      memoryFor('held', 'held for each subscriber, idle', before, idle),
      memoryFor('held', 'held for each subscriber, later', before, after),
    ],
  );
});
