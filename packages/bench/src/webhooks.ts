import path from 'node:path';
import { medianOf } from './load/rounds.js';
import { type Child, startNode } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { type Hub, startHub } from './processes/hub.js';
import { median } from './report/figures.js';
import { runCommand } from './report/run-command.js';
import { printTable } from './report/table.js';

const rounds = Number(process.argv[2] ?? 5);
const deliveries = 1_000;
const atOnce = 32;
/** How many ids one replay takes. */
const replayed = 100;
/** How many aliases a document may have. */
const aliases = 25;

interface Round {
  /** Deliveries a second. */
  readonly product: number;
  readonly floor: number;
}

/** The receiver in a process of its own; what it has taken is counted from its start. */
class Receiver {
  private taken = 0;

  constructor(
    readonly url: string,
    private readonly child: Child,
  ) {}

  static async start(onEnd: (end: () => Promise<void>) => void): Promise<Receiver> {
    const port = await freePort();
    const program = path.resolve(import.meta.dirname, 'programs/receiver.js');
    const child = await startNode(program, [String(port)], { readyWhen: /ready/, withMessages: true });
    onEnd(() => child.stop());
    return new Receiver(`http://127.0.0.1:${port}/webhooks`, child);
  }

  /** The monotonic time in nanoseconds when it had taken so many more than before. */
  afterMore(count: number): Promise<bigint> {
    this.taken += count;
    return new Promise((resolve) => {
      this.child.process.once('message', ({ at }: { at: string }) => resolve(BigInt(at)));
      this.child.process.send({ until: this.taken });
    });
  }
}

async function addEndpoint(hub: Hub, url: string): Promise<string> {
  const { addWebhookEndpoint } = await hub.graphql<{
    addWebhookEndpoint: { endpoint: { id: string } | null; userErrors: unknown[] };
  }>(
    'mutation ($input: AddWebhookEndpointInput!) { addWebhookEndpoint(input: $input) { endpoint { id } userErrors { code } } }',
    { input: { url } },
  );
  if (!addWebhookEndpoint.endpoint) throw new Error(JSON.stringify(addWebhookEndpoint.userErrors));
  return addWebhookEndpoint.endpoint.id;
}

/** So many deliveries, made by the button that tests an endpoint. */
async function makeDeliveries(hub: Hub, endpointId: string): Promise<string[]> {
  const names = Array.from({ length: aliases }, (_, index) => `d${index}`);
  const fields = names.map((name) => `${name}: sendTestWebhook(input: { id: $id }) { delivery { id } }`);
  const ids: string[] = [];
  while (ids.length < deliveries) {
    const made = await hub.graphql<Record<string, { delivery: { id: string } }>>(
      `mutation ($id: ID!) { ${fields.join(' ')} }`,
      { id: endpointId },
    );
    ids.push(...Object.values(made).map(({ delivery }) => delivery.id));
  }
  return ids;
}

async function replay(hub: Hub, ids: readonly string[]): Promise<void> {
  const groups = Array.from({ length: Math.ceil(ids.length / replayed) }, (_, index) =>
    ids.slice(index * replayed, (index + 1) * replayed),
  );
  await Promise.all(
    groups.map((group) =>
      hub.graphql(
        'mutation ($ids: [ID!]) { replayWebhookDeliveries(input: { ids: $ids }) { replayedCount userErrors { code } } }',
        { ids: group },
      ),
    ),
  );
}

/** As many requests with a body of the same size, without anything being stored. */
async function bareLoop(url: string): Promise<void> {
  const body = JSON.stringify({ type: 'webhook.test', timestamp: new Date().toISOString(), data: {} });
  let left = deliveries;
  const worker = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'webhook-id': 'evt_0', 'webhook-timestamp': '0' },
        body,
      });
      await response.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
}

async function perSecond(receiver: Receiver, send: () => Promise<void>): Promise<number> {
  const beganAt = process.hrtime.bigint();
  const [endedAt] = await Promise.all([receiver.afterMore(deliveries), send()]);
  return deliveries / (Number(endedAt - beganAt) / 1e9);
}

await runCommand(async (onEnd) => {
  const dataDir = dataFolder(onEnd);
  const receiver = await Receiver.start(onEnd);
  const hub = await startHub({
    dataDir,
    port: await freePort(),
    simulator: null,
    env: { LANDBRIDGE_ALLOW_PRIVATE_WEBHOOKS: 'true' },
  });
  onEnd(() => hub.stop());
  const endpointId = await addEndpoint(hub, receiver.url);
  const made = receiver.afterMore(deliveries);
  const ids = await makeDeliveries(hub, endpointId);
  await made;
  const results: Round[] = [];
  for (let round = 0; round < rounds; round += 1) {
    results.push({
      product: await perSecond(receiver, () => replay(hub, ids)),
      floor: await perSecond(receiver, () => bareLoop(receiver.url)),
    });
  }
  printTable(`Webhooks: ${deliveries} deliveries, ${atOnce} at once, median of ${rounds} rounds`, [
    {
      name: 'deliveries, each attempt stored before it is sent and its answer after',
      unit: '/s',
      product: medianOf(results, ({ product }) => product),
      floor: { name: 'bare fetch loop', value: medianOf(results, ({ floor }) => floor) },
      ratio: median(results.map(({ product, floor }) => product / floor)),
      aim: { of: 'ratio', at: 'least', value: 0.5 },
    },
  ]);
});
