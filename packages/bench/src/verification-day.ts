import { pathToFileURL } from 'node:url';
import { testMutation } from './contents/queries.js';
import { compiled } from './paths.js';
import { processorSeconds } from './processes/child.js';
import { dataFolder } from './processes/data-folder.js';
import { freePort } from './processes/free-port.js';
import { type Hub, startHub, startSimulator } from './processes/hub.js';
import { memoryOf } from './push/messages.js';
import { addConnection, signIn } from './push/sign-in.js';
import { runCommand } from './report/run-command.js';
import { printTable } from './report/table.js';

const mailboxes = 10_000;
const tests = Number(process.argv[2] ?? 300);
const connections = 20;
/** As many as the hub tests at once by itself. */
const atOnce = 4;
const daySeconds = 24 * 60 * 60;
// The first tests load the mail client and let the code be compiled.
const warmUp = 100;

interface Tested {
  readonly testConnection: {
    readonly test: { readonly ok: boolean; readonly steps: unknown } | null;
    readonly userErrors: readonly unknown[];
  };
}

async function authorized(hub: Hub, simulator: Parameters<typeof signIn>[1]): Promise<string[]> {
  const ids: string[] = [];
  for (let index = 0; index < connections; index += 1) {
    const id = await addConnection(hub, `Mailbox ${index}`);
    await signIn(hub, simulator, id);
    ids.push(id);
  }
  return ids;
}

/** So many real tests, a few at a time: TLS apart, the whole dialogue with the mail server, and what is stored of it. */
async function test(hub: Hub, ids: readonly string[], count: number): Promise<void> {
  let begun = 0;
  const work = async (): Promise<void> => {
    for (let index = begun++; index < count; index = begun++) {
      const id = ids[index % ids.length];
      const { testConnection } = await hub.graphql<Tested>(testMutation, { input: { id } });
      if (testConnection.test?.ok !== true) throw new Error(JSON.stringify(testConnection));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, work));
}

await runCommand(async (onEnd) => {
  const port = await freePort();
  const simulator = await startSimulator(port);
  onEnd(() => simulator.stop());
  const hub = await startHub({
    dataDir: dataFolder(onEnd),
    port,
    simulator,
    nodeOptions: ['--expose-gc', '--import', pathToFileURL(compiled('programs/memory-on-request')).href],
    withMessages: true,
  });
  onEnd(() => hub.stop());
  const { pid } = hub.child;
  const ids = await authorized(hub, simulator);
  await test(hub, ids, warmUp);
  const memoryBefore = await memoryOf(hub.child);
  const [processorBefore, began] = [processorSeconds(pid), performance.now()];
  await test(hub, ids, tests);
  const seconds = (performance.now() - began) / 1_000;
  const perTest = (processorSeconds(pid) - processorBefore) / tests;
  const memoryAfter = await memoryOf(hub.child);
  const perDay = mailboxes.toLocaleString('en');
  console.log(
    `${tests} tests measured in ${seconds.toFixed(1)} s; the figures for ${perDay} are extrapolated.`,
  );
  printTable(`Verification: ${tests} IMAP tests, ${atOnce} at once, of ${connections} connections`, [
    {
      name: 'processor time of the hub a test',
      unit: 'ms',
      product: perTest * 1_000,
      floor: null,
      aim: null,
    },
    {
      name: `extrapolated: ${perDay} tests`,
      unit: 's of a processor',
      product: perTest * mailboxes,
      floor: null,
      aim: null,
    },
    {
      name: 'extrapolated: of one processor, over the day',
      unit: '%',
      product: ((perTest * mailboxes) / daySeconds) * 100,
      floor: null,
      aim: null,
    },
    {
      name: 'memory held more a test, after a collection',
      unit: 'kB',
      product: (memoryAfter.held - memoryBefore.held) / tests / 1e3,
      floor: null,
      aim: null,
    },
    {
      name: 'resident at the end',
      unit: 'MB',
      product: memoryAfter.resident / 1e6,
      floor: { name: 'before the tests', value: memoryBefore.resident / 1e6 },
      aim: null,
    },
  ]);
});
